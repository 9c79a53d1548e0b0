"""Opening a register: what is not one, or not whole, is told clearly and left as it is, byte for byte."""

import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from store_scene import create, lying_beside, shown

from lyuliang_desk.store.engine import demand_recent_sqlite
from lyuliang_desk.store.errors import (
    NotARegister,
    ReadOnlyRegister,
    RegisterDamaged,
    RegisterExists,
    RegisterLocked,
    RegisterMissing,
    RegisterNewer,
    SQLiteTooOld,
    StoreError,
)
from lyuliang_desk.store.lock import lock_path
from lyuliang_desk.store.migrate import SCHEMA_VERSION
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

PROJECTS = View("project")


@pytest.fixture
def closed(register: Register) -> Path:
    """A register with one project, closed."""
    create(register, "project", title="煤矿智能化")
    register.close()
    return register.path


def reopened(path: Path, **how: bool) -> Register:
    return Register.open(path, operator="李四", back_up=False, **how)


def refused_untouched(path: Path, error: type[StoreError]) -> str:
    """Opening raises the error and leaves the file and its folder as they were; answers with the sentence."""
    before, beside = path.read_bytes(), lying_beside(path)
    with pytest.raises(error) as told:
        reopened(path)
    assert path.read_bytes() == before
    assert lying_beside(path) == beside
    with pytest.raises(error):
        reopened(path, read_only=True)
    assert path.read_bytes() == before
    assert lying_beside(path) == beside
    assert path.name in told.value.message
    return told.value.message


def test_a_register_keeps_what_was_written_and_knows_its_office(closed: Path) -> None:
    with reopened(closed) as register:
        assert register.office == "吕梁产业技术研究院"
        assert register.operator == "李四"
        assert shown(register, PROJECTS, "title") == ["煤矿智能化"]


def test_closing_leaves_one_file(closed: Path) -> None:
    assert lying_beside(closed) == [closed.name]


def test_a_closed_register_answers_no_more(register: Register) -> None:
    register.close()
    with pytest.raises(ValueError, match="closed"):
        register.ids(PROJECTS)


def test_a_new_register_never_replaces_a_file(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(RegisterExists):
        Register.create(closed, office="别的单位", operator="李四")
    assert closed.read_bytes() == before


def test_a_missing_register_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match="没有找到"):
        reopened(tmp_path / "没有.lyr")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3", b"PK\x03\x04 a workbook", "项目编号,项目名称\n".encode("gb18030") * 100],
)
def test_other_files_are_not_registers(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "别的.lyr"
    path.write_bytes(content)
    refused_untouched(path, NotARegister)


def test_another_programs_database_is_not_a_register(tmp_path: Path) -> None:
    path = tmp_path / "别的.lyr"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE project (title)")
    connection.commit()
    connection.close()
    refused_untouched(path, NotARegister)


@pytest.mark.parametrize("kept", [60, 4096, 0.5, 0.99])
def test_a_truncated_register_is_damaged(closed: Path, kept: float) -> None:
    whole = closed.read_bytes()
    closed.write_bytes(whole[: int(kept if kept > 1 else len(whole) * kept)])
    refused_untouched(closed, RegisterDamaged)


def test_a_register_whose_tables_are_overwritten_is_damaged(closed: Path) -> None:
    whole = bytearray(closed.read_bytes())
    whole[100:4096] = bytes(3996)
    closed.write_bytes(whole)
    refused_untouched(closed, RegisterDamaged)


def test_a_register_of_a_newer_program_is_refused_byte_for_byte_untouched(closed: Path) -> None:
    whole = bytearray(closed.read_bytes())
    struct.pack_into(">I", whole, 60, SCHEMA_VERSION + 1)
    closed.write_bytes(whole)
    assert str(SCHEMA_VERSION + 1) in refused_untouched(closed, RegisterNewer)


def test_a_sqlite_that_loses_data_is_refused() -> None:
    with pytest.raises(SQLiteTooOld, match=r"3\.51\.2"):
        demand_recent_sqlite((3, 51, 2))


# One writer

HOLDING = """
import sys
from pathlib import Path
from lyuliang_desk.store.register import Register
register = Register.open(Path(sys.argv[1]), operator="王五", back_up=False)
print("open", flush=True)
sys.stdin.readline()
register.close()
"""


class Holder:
    """Another process that has the register open for writing."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-c", HOLDING, str(path)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == b"open"

    def end(self) -> None:
        self.process.communicate(b"\n", timeout=30)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=30)


def test_a_second_instance_is_told_who_holds_the_register(closed: Path) -> None:
    holder = Holder(closed)
    with pytest.raises(RegisterLocked) as told:
        reopened(closed)
    assert "王五" in told.value.holder
    assert str(holder.process.pid) in told.value.message
    holder.end()
    assert lying_beside(closed) == [closed.name]
    reopened(closed).close()


def test_the_lock_of_a_killed_process_is_taken_over(closed: Path) -> None:
    Holder(closed).kill()
    assert lock_path(closed).exists()
    with reopened(closed) as register:
        assert register.count("project") == 1


def test_the_same_process_cannot_open_it_twice_for_writing(register: Register) -> None:
    with pytest.raises(RegisterLocked):
        reopened(register.path)


def test_a_register_can_be_viewed_while_another_writes(register: Register) -> None:
    with reopened(register.path, read_only=True) as viewer:
        create(register, "project", title="氢能重卡")
        assert shown(viewer, PROJECTS, "title") == ["氢能重卡"]
        with pytest.raises(ReadOnlyRegister):
            create(viewer, "project", title="不该写入")
    assert shown(register, PROJECTS, "title") == ["氢能重卡"]


def test_several_threads_read_at_once(register: Register) -> None:
    create(register, "project", title="铝镁新材料")
    found: list[list[object]] = []

    def read() -> None:
        found.append(list(shown(register, PROJECTS, "title")))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["铝镁新材料"]] * 4


def test_each_new_register_is_an_office_instance_of_its_own(new_register: Callable[[str], Register]) -> None:
    instances = set()
    for name in ("甲", "乙"):
        rows = (
            new_register(name).reading().execute("SELECT value FROM register WHERE name = 'office_instance'")
        )
        instances.add(rows.fetchone()[0])
    assert len(instances) == 2


LOOKING = """
import sys
from pathlib import Path
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
with Register.open(Path(sys.argv[1]), operator="甲", back_up=False) as register:
    assert len(register.ids(View("project", search="煤矿"))) == 1
print(*[name for name in ("sqlalchemy", "alembic", "pypinyin") if name in sys.modules])
"""


def test_looking_at_a_register_loads_nothing_heavy(closed: Path) -> None:
    """The first paint waits for these imports otherwise (0.4 s, 0.3 s, 0.2 s)."""
    told = subprocess.run([sys.executable, "-c", LOOKING, str(closed)], capture_output=True, check=True)
    assert told.stdout.split() == []
