"""Bad input: one clear sentence on the error stream, exit code 1, and the register as it was."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.command_line.outcomes import Run


def missing(folder: Path) -> Path:
    return folder / "没有.xlsx"


def empty_file(folder: Path) -> Path:
    path = folder / "空.xlsx"
    path.write_bytes(b"")
    return path


def truncated(folder: Path) -> Path:
    path = whole(folder, "截断.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    return path


def encrypted(folder: Path) -> Path:
    path = folder / "加密.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + name + bytes(4096))
    return path


def web_page(folder: Path) -> Path:
    path = folder / "网页.xls"
    path.write_text("<html><table><tr><td>项目名称</td></tr></table></html>", encoding="utf-8")
    return path


def picture(folder: Path) -> Path:
    path = folder / "图片.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return path


def other_zip(folder: Path) -> Path:
    path = folder / "压缩包.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("说明.txt", "不是工作簿")
    return path


def blank_sheets(folder: Path) -> Path:
    path = folder / "空表.xlsx"
    Workbook().save(path)
    return path


def no_header(folder: Path) -> Path:
    path = folder / "无表头.xlsx"
    book = Workbook()
    book.active["B3"] = "会议通知"
    book.active["B4"] = "请各单位按时参加"
    book.save(path)
    return path


def folder_itself(folder: Path) -> Path:
    path = folder / "文件夹.xlsx"
    path.mkdir()
    return path


def whole(folder: Path, name: str) -> Path:
    book = Workbook()
    book.active.append(["项目编号", "项目名称"])
    for number in range(200):
        book.active.append([f"A{number}", f"样例项目{number}"])
    book.save(folder / name)
    return folder / name


CASES = (
    missing,
    empty_file,
    truncated,
    encrypted,
    web_page,
    picture,
    other_zip,
    blank_sheets,
    no_header,
    folder_itself,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_a_bad_file_is_told_in_one_sentence(run: Run, sample: Path, tmp_path: Path, case) -> None:
    run("list", sample, "team")  # whatever opening does to the file has been done
    before = sample.read_bytes()
    bad = case(tmp_path)
    outcome = run("import", sample, bad)
    assert outcome.code == 1
    (sentence,) = outcome.err.strip().splitlines()
    assert bad.name in sentence and sentence.endswith("。")
    assert sample.read_bytes() == before


def test_a_file_named_wrongly_is_read_by_what_it_is(run: Run, empty: Path, tmp_path: Path) -> None:
    mislabelled = whole(tmp_path, "真.xlsx").rename(tmp_path / "其实是xlsx.xls")
    assert run("import", empty, mislabelled, "--json").json["sheets"][0]["rows"]["new"] == 200


def test_a_workbook_without_a_table_says_so_to_programs_too(run: Run, sample: Path, tmp_path: Path) -> None:
    outcome = run("import", sample, no_header(tmp_path), "--json")
    assert outcome.code == 1 and outcome.json["sheets"][0]["kind"] is None
    assert "无表头.xlsx" in outcome.err
