"""The reading process: it can be stopped, it stays within its limits, and nothing of it is left behind."""

import sys
import threading
from pathlib import Path

import pytest

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.excel.errors import WorkbookError
from lyuliang_desk.excel.reading.child import Child
from lyuliang_desk.excel.reading.limits import MEBIBYTE
from lyuliang_desk.excel.reading.read import Limits, read_workbook
from lyuliang_desk.excel.reading.refusal import Refusal
from tests.excel.build.formats import write_workbook
from tests.excel.build.model import Sheet


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [["序号", "项目名称"], *([n, f"项目{n}"] for n in range(1, 5001))]
    return write_workbook(tmp_path / "台账.xlsx", [Sheet(rows)])


def test_progress_rises_to_the_whole(table: Path) -> None:
    steps: list[tuple[int, int]] = []
    read_workbook(table, progress=lambda done, total: steps.append((done, total)))
    assert len(steps) > 1
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


def test_cancelling_ends_the_process(table: Path) -> None:
    before = threading.active_count()
    with pytest.raises(Cancelled):
        read_workbook(table, cancelled=lambda: True)
    assert threading.active_count() == before


def test_cancelling_in_the_middle_is_answered(table: Path) -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        read_workbook(table, progress=lambda done, total: seen.append(done), cancelled=lambda: bool(seen))


def test_a_reading_that_takes_too_long_is_ended(table: Path) -> None:
    with pytest.raises(WorkbookError) as told:
        read_workbook(table, limits=Limits(wall_seconds=0.0))
    assert told.value.code == "workbook_too_slow"


def test_a_process_without_memory_dies_and_the_program_goes_on(table: Path) -> None:
    with pytest.raises(WorkbookError) as told:
        read_workbook(table, limits=Limits(memory=8 * MEBIBYTE))
    assert told.value.code in ("reader_died", "workbook_too_large")
    assert len(read_workbook(table).sheets[0].rows) == 5001


def test_a_process_that_is_killed_is_noticed() -> None:
    with Child(Limits()) as child:
        child._process.kill()
        child.ask({})
        with pytest.raises(Refusal, match="reader_died"):
            list(child.answers(lambda: False))


def test_a_process_that_is_asked_nonsense_is_noticed() -> None:
    with Child(Limits()) as child:
        child.ask({})
        with pytest.raises(Refusal, match="reader_died"):
            list(child.answers(lambda: False))


def test_a_process_that_the_system_does_not_start_is_told(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("executable", "_base_executable"):
        monkeypatch.setattr(sys, name, str(tmp_path / "gone.exe"))
    with pytest.raises(WorkbookError, match=r"无法读取“台账\.xlsx”") as told:
        read_workbook(table)
    assert told.value.code == "reader_not_started"


def test_on_leaving_the_process_is_gone() -> None:
    with Child(Limits()) as child:
        process = child._process
        assert process.poll() is None
    assert process.poll() is not None


def test_a_program_file_beside_the_workbook_is_not_run(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = table.parent / "was_run"
    for name in ("zipfile", "hashlib", "orjson"):
        (table.parent / f"{name}.py").write_text(
            f"open({str(marker)!r}, 'w', encoding='utf-8')", encoding="utf-8"
        )
    monkeypatch.chdir(table.parent)
    assert len(read_workbook(Path(table.name)).sheets[0].rows) == 5001
    assert not marker.exists()


def test_the_file_may_be_removed_as_soon_as_it_is_read(table: Path) -> None:
    read_workbook(table)
    table.unlink()
    assert not table.exists()


def test_two_workbooks_may_be_read_at_once(table: Path) -> None:
    rows: list[int] = []
    threads = [
        threading.Thread(target=lambda: rows.append(len(read_workbook(table).sheets[0].rows)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows == [5001, 5001]
