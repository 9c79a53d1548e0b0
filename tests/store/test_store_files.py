"""Files that come out of the register: whole or not at all, and one sentence when it cannot be."""

import sys
from pathlib import Path

import pytest

from lyuliang_desk.errors import WorldError
from lyuliang_desk.store.files import write_whole


def test_a_file_is_written_over_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "汇总 表.pdf"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="没有文件夹") as fault:
        write_whole(tmp_path / "没有" / "表.pdf", b"new")
    assert str(tmp_path / "没有") in fault.value.message


def test_a_place_that_is_taken_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "表.pdf").mkdir()
    with pytest.raises(WorldError, match=r"表\.pdf 无法写入"):
        write_whole(tmp_path / "表.pdf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["表.pdf"]


def test_a_file_open_elsewhere_keeps_its_content_where_the_system_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    path.write_bytes(b"old")
    with path.open("rb"):
        if sys.platform == "win32":
            with pytest.raises(WorldError, match="请关闭该文件"):
                write_whole(path, b"new")
        else:
            write_whole(path, b"new")
    assert path.read_bytes() == (b"old" if sys.platform == "win32" else b"new")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a?.pdf", 'a"b".pdf', "a|b.pdf"])
def test_a_name_that_windows_refuses_is_told_there(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32":
        with pytest.raises(WorldError, match="不能用作文件名"):
            write_whole(tmp_path / name, b"new")
    else:
        write_whole(tmp_path / name, b"new")
        assert (tmp_path / name).read_bytes() == b"new"
