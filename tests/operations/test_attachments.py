"""Files attached to records: kept in the register by their content, given out unharmed, hidden and shown with undo."""

import os
import tempfile
from pathlib import Path

import pytest

from lyuliang_desk import operations
from lyuliang_desk.operations import attachments
from lyuliang_desk.store.blobs import LARGEST, MOST, AttachmentLost
from lyuliang_desk.store.engine import connect
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.settings import write_settings


@pytest.fixture
def project(register: Register) -> str:
    values = {"title": "智能煤机"}
    return operations.save_record(
        register=register, kind="project", record_id=None, values=values
    ).record_ids[0]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "来文"
    folder.mkdir()
    made = [folder / "任务书（签字版）.pdf", folder / "照片 1.jpg"]
    for number, path in enumerate(made):
        path.write_bytes(bytes([number]) * 1000)
    return made


def names(register: Register, owner: str) -> list[str]:
    return [str(row.values["name"]) for row in attachments.listed(register=register, owner_id=owner)]


def blobs(register: Register) -> int:
    return int(register.reading().execute("SELECT count(*) FROM blob").fetchone()[0])


def test_files_are_kept_and_given_out_byte_by_byte(
    register: Register, project: str, files: list[Path], tmp_path: Path
) -> None:
    attachments.attach(register=register, owner_id=project, paths=files)
    for path in files:
        path.unlink()
    assert names(register, project) == ["任务书（签字版）.pdf", "照片 1.jpg"]
    folder = tmp_path / "取出"
    folder.mkdir()
    rows = attachments.listed(register=register, owner_id=project)
    first = attachments.save_to(register=register, attachments=rows, folder=folder)
    again = attachments.save_to(register=register, attachments=rows[:1], folder=folder)
    assert [path.read_bytes() for path in first] == [b"\0" * 1000, b"\1" * 1000]
    assert again[0].name == "任务书（签字版） (2).pdf"
    assert register.check() == []


def test_the_same_content_is_kept_once(register: Register, project: str, files: list[Path]) -> None:
    files[1].write_bytes(files[0].read_bytes())
    attachments.attach(register=register, owner_id=project, paths=files)
    assert (len(names(register, project)), blobs(register)) == (2, 1)


def test_undo_hides_and_redo_shows_with_the_content(
    register: Register, project: str, files: list[Path]
) -> None:
    attachments.attach(register=register, owner_id=project, paths=files)
    register.undo()
    assert names(register, project) == [] and register.check() == []
    assert attachments.sweep(register=register) == 0  # what is hidden may come back
    register.redo()
    (row, _other) = attachments.listed(register=register, owner_id=project)
    assert attachments.content_of(register=register, attachment=row) == b"\0" * 1000


def test_a_record_takes_its_attachments_with_it_and_brings_them_back(
    register: Register, project: str, files: list[Path]
) -> None:
    attachments.attach(register=register, owner_id=project, paths=files)
    operations.delete_records(register=register, record_ids=[project])
    assert register.count("attachment") == 0
    operations.undo(register=register)
    assert len(names(register, project)) == 2


def test_content_without_a_record_is_swept(register: Register, project: str) -> None:
    from lyuliang_desk.store.blobs import put

    register.beside(lambda writing: put(writing, [b"left behind"]))
    assert attachments.sweep(register=register) == 1
    assert blobs(register) == 0


@pytest.mark.parametrize(
    ("content", "limit", "code"),
    [
        (b"", {}, "attachment_empty"),
        (b"x" * 2_000_000, {LARGEST: "1"}, "attachment_too_large"),
        (b"x", {MOST: "0"}, "attachments_too_many"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_a_sentence_and_nothing_is_kept(
    register: Register, project: str, files: list[Path], content: bytes, limit: dict[str, str], code: str
) -> None:
    register.beside(lambda writing: write_settings(writing, limit))
    files[0].write_bytes(content)
    with pytest.raises(attachments.NotAttached) as refused:
        attachments.attach(register=register, owner_id=project, paths=files[:1])
    assert refused.value.code == code
    assert blobs(register) == 0 and names(register, project) == []


def test_a_folder_and_a_missing_file_are_refused(register: Register, project: str, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "没有.pdf"):
        with pytest.raises(attachments.NotAttached):
            attachments.attach(register=register, owner_id=project, paths=[path])


def test_damaged_content_is_found_by_check_and_not_given_out(
    register: Register, project: str, files: list[Path]
) -> None:
    attachments.attach(register=register, owner_id=project, paths=files[:1])
    beside = connect(register.path, "write")
    beside.execute("UPDATE blob SET content = x'00'")
    beside.close()
    assert [finding.code for finding in register.check()] == ["attachment_lost"]
    (row,) = attachments.listed(register=register, owner_id=project)
    with pytest.raises(AttachmentLost):
        attachments.content_of(register=register, attachment=row)


def test_programs_are_not_opened_and_copies_are_read_only(
    register: Register, project: str, files: list[Path]
) -> None:
    script = files[0].with_name("批处理.BAT")
    script.write_bytes(b"echo")
    attachments.attach(register=register, owner_id=project, paths=[files[0], script])
    document, program = attachments.listed(register=register, owner_id=project)
    copy = attachments.copy_to_open(register=register, attachment=document)
    assert copy.read_bytes() == b"\0" * 1000 and not copy.stat().st_mode & 0o222
    with pytest.raises(attachments.NotOpened):
        attachments.copy_to_open(register=register, attachment=program)


def test_copies_that_were_opened_go_after_a_day(
    register: Register, project: str, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    attachments.attach(register=register, owner_id=project, paths=files)
    first, second = attachments.listed(register=register, owner_id=project)
    old = attachments.copy_to_open(register=register, attachment=first)
    new = attachments.copy_to_open(register=register, attachment=second)
    os.utime(old.parent, (1_000_000, 1_000_000))
    attachments.sweep_copies(now=new.parent.stat().st_mtime + 3600)
    assert not old.parent.exists() and new.exists()
