"""Backups: proved before they get their name, one a day, thinned out with age."""

import os
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from store_scene import create, shown

from lyuliang_desk import operations
from lyuliang_desk.store import backup as backups
from lyuliang_desk.store.backup import backup_folder, kept_days
from lyuliang_desk.store.errors import BackupFailed
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View


def at(day: date) -> Callable[[], datetime]:
    return lambda: datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def opened(path: Path, day: date = date(2026, 7, 6)) -> Register:
    return Register.open(path, operator="李四", clock=at(day))


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_backup_is_a_register_of_its_own(register: Register) -> None:
    create(register, "project", title="甲")
    made = register.backup()
    assert made.parent == backup_folder(register.path)
    assert names(made.parent) == ["register-2026-07-06.lyr"]
    create(register, "project", title="乙")
    with Register.open(made, operator="李四", read_only=True) as copy:
        assert shown(copy, View("project"), "title") == ["甲"]
        assert copy.check() == []
    assert names(made.parent) == ["register-2026-07-06.lyr"]


def test_another_folder_may_be_named_and_is_made(register: Register, tmp_path: Path) -> None:
    assert (
        register.backup(tmp_path / "优盘" / "备份") == tmp_path / "优盘" / "备份" / "register-2026-07-06.lyr"
    )


def test_opening_makes_one_backup_a_day(register: Register) -> None:
    register.close()
    for day in (6, 6, 7):
        opened(register.path, date(2026, 7, day)).close()
    assert names(backup_folder(register.path)) == ["register-2026-07-06.lyr", "register-2026-07-07.lyr"]


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    newest = date(2026, 7, 6)
    kept = sorted(kept_days(newest - timedelta(days=n) for n in range(400)), reverse=True)
    assert kept[:7] == [newest - timedelta(days=n) for n in range(7)]
    assert {day.isocalendar()[:2] for day in kept[:10]} >= {(2026, week) for week in (28, 27, 26, 25)}
    assert {(day.year, day.month) for day in kept} == {(2026, m) for m in range(1, 8)} | {
        (2025, m) for m in range(8, 13)
    }
    assert len(kept) <= 7 + 4 + 12


def test_old_backups_go_and_other_files_stay(register: Register) -> None:
    register.close()
    folder = backup_folder(register.path)
    folder.mkdir()
    (folder / "register-说明.txt").write_text("别动", encoding="utf-8")
    (folder / "register-before-format-2-was-1.lyr").write_bytes(b"kept")
    for n in range(1, 11):
        (folder / f"register-2026-06-{n:02d}.lyr").write_bytes(b"old")
    opened(register.path).close()
    left = names(folder)
    assert "register-说明.txt" in left
    assert "register-before-format-2-was-1.lyr" in left
    assert "register-2026-07-06.lyr" in left
    assert "register-2026-06-10.lyr" in left
    assert "register-2026-06-02.lyr" not in left


def test_a_backup_that_does_not_prove_sound_gets_no_name(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(register, "project", title="甲")
    earlier = register.backup()
    before = earlier.read_bytes()
    create(register, "project", title="乙")
    counted = iter([[1, 2], [1, 3]])
    monkeypatch.setattr(backups, "_sizes", lambda connection: next(counted))
    with pytest.raises(BackupFailed, match="备份"):
        register.backup()
    assert earlier.read_bytes() == before
    assert names(earlier.parent) == [earlier.name]


def test_a_backup_that_cannot_be_made_does_not_stop_the_work(register: Register) -> None:
    register.close()
    backup_folder(register.path).write_text("no folder", encoding="utf-8")
    with opened(register.path) as again:
        assert again.backup_fault is not None
        create(again, "project", title="甲")


def test_a_file_that_is_held_by_a_scanner_is_renamed_a_little_later(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = iter([True, True, False])
    really = Path.replace

    def held(self: Path, target: Path) -> Path:
        if next(refusals):
            raise PermissionError(13, os.strerror(13), str(self))
        return really(self, target)

    monkeypatch.setattr(Path, "replace", held)
    assert register.backup().exists()


def test_a_backup_made_while_somebody_writes_is_one_whole_state(register: Register, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            operations.save_record(
                register=register, kind="organisation", record_id=None, values={"name": "某某单位"}
            )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(8):
            copy = register.backup(tmp_path / str(number))
            with Register.open(copy, operator="测试员", read_only=True) as kept:
                assert kept.check() == []
    finally:
        stop.set()
        writer.join()
