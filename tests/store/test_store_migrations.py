"""Migrations: frozen steps that lead to today's catalogue, the old form or the new one and nothing between."""

import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from store_scene import create

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store import register as register_module
from lyuliang_desk.store.draft_migration import ours
from lyuliang_desk.store.engine import connect, engine_of
from lyuliang_desk.store.errors import RegisterOlder
from lyuliang_desk.store.migrate import MIGRATIONS, SCHEMA_VERSION, migrate, newest_migration
from lyuliang_desk.store.probe import probe
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.sql import OWN_COLUMNS
from lyuliang_desk.store.tables import all_tables

NEXT = SCHEMA_VERSION + 1
THE_NEXT = f"""
from alembic import op
import sqlalchemy as sa
import os, signal, sys
revision = "{NEXT:04d}"
down_revision = "{SCHEMA_VERSION:04d}"
def upgrade() -> None:
    op.add_column("project", sa.Column("colour", sa.Text()))
    op.execute("UPDATE project SET colour = 'red'")
    if os.environ.get("DIE_IN_MIGRATION"):
        os._exit(9)
"""

MIGRATING = f"""
import sys
from pathlib import Path
from lyuliang_desk.store.migrate import migrate
migrate(Path(sys.argv[1]), version={NEXT}, folder=Path(sys.argv[2]))
"""


@pytest.fixture
def newer_migrations(tmp_path: Path) -> Path:
    """Our migrations and one more, which adds a column."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{NEXT:04d}_colour.py").write_text(THE_NEXT, encoding="utf-8")
    return folder


def colours(path: Path) -> list[str | None]:
    connection = connect(path, "read")
    try:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(project)")}
        if "colour" not in columns:
            return []
        return [colour for (colour,) in connection.execute("SELECT colour FROM project")]
    finally:
        connection.close()


def test_the_tables_after_all_migrations_are_those_of_the_catalogue(register: Register) -> None:
    """When this fails: python -m lyuliang_desk.store.draft_migration "what the catalogue has now"."""
    engine = engine_of(register.path, "read")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, all_tables()) == []
    engine.dispose()


def test_every_kind_has_its_search_table(register: Register) -> None:
    sql = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    assert {name for (name,) in register.reading().execute(sql)} == {f"search_{name}" for name in KINDS}


def test_the_program_writes_the_form_of_the_newest_migration(register: Register) -> None:
    assert newest_migration() == SCHEMA_VERSION
    assert probe(register.path) == SCHEMA_VERSION


def test_migrations_do_not_read_todays_catalogue() -> None:
    for path in (MIGRATIONS / "versions").glob("*.py"):
        assert "lyuliang_desk" not in path.read_text(encoding="utf-8"), path.name


def test_no_field_has_the_name_of_a_column_of_ours() -> None:
    taken = {*OWN_COLUMNS, "rowid", "oid"}
    assert not [f"{kind.name}.{f.name}" for kind in KINDS.values() for f in kind.fields if f.name in taken]


def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_form(
    register: Register, newer_migrations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(register, "project", title="甲")
    register.close()
    monkeypatch.setenv("DIE_IN_MIGRATION", "1")
    command = [sys.executable, "-c", MIGRATING, str(register.path), str(newer_migrations)]
    assert subprocess.run(command, check=False).returncode == 9
    assert probe(register.path) == SCHEMA_VERSION
    assert colours(register.path) == []
    monkeypatch.delenv("DIE_IN_MIGRATION")
    assert subprocess.run(command, check=False).returncode == 0
    with register.path.open("rb") as file:
        assert struct.unpack_from(">I", file.read(100), 60) == (NEXT,)
    assert colours(register.path) == ["red"]


def test_an_older_register_is_backed_up_then_brought_up_on_opening(
    register: Register, newer_migrations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(register, "project", title="甲")
    register.close()
    monkeypatch.setattr(register_module, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(
        register_module, "migrate", lambda path, key: migrate(path, version=NEXT, folder=newer_migrations)
    )
    with pytest.raises(RegisterOlder):
        Register.open(register.path, operator="李四", read_only=True)
    Register.open(register.path, operator="李四", back_up=False).close()
    assert colours(register.path) == ["red"]
    kept = (
        register.path.with_name("register.backups")
        / f"register-before-format-{NEXT}-was-{SCHEMA_VERSION}.lyr"
    )
    assert probe(kept) == SCHEMA_VERSION
    assert colours(kept) == []


def first_register(path: Path) -> None:
    """A register as the first version of the program wrote it: a project with its log, in the tables of that day."""
    migrate(path, version=1)
    connection = connect(path, "write")
    connection.execute("INSERT INTO register VALUES ('office_instance', 'abc'), ('office:abc', '旧办公室')")
    sql = "INSERT INTO step (number, at, action, words, operator, office, mode) VALUES (?, ?, ?, '{}', '张三', 'abc', 'do')"
    connection.executemany(sql, [(1, 1, "new_register"), (2, 2, "create")])
    connection.execute("INSERT INTO project (rid, id, title, total_budget) VALUES (1, 'p1', '旧项目', 100)")
    connection.execute("INSERT INTO search_project (rowid, text, pinyin, initials) VALUES (1, '旧', '', '')")
    fields = '{"title": [null, "旧项目", []], "total_budget": [null, 100, []]}'
    connection.execute(
        "INSERT INTO change VALUES (1, 'abc', 1, 2, 'p1', 'project', 'create', 2, '张三', 1, ?, NULL)",
        (fields,),
    )
    connection.execute("COMMIT") if connection.in_transaction else None
    connection.close()


def test_a_register_of_the_first_version_opens_with_all_that_it_held(tmp_path: Path) -> None:
    path = tmp_path / "旧.lyr"
    first_register(path)
    with Register.open(path, operator="李四") as register:
        assert probe(path) == SCHEMA_VERSION
        kept = register.get("p1")
        assert kept is not None
        assert {name: value for name, value in kept.values.items() if value is not None} == {
            "title": "旧项目",
            "total_budget": 100,
        }
        assert register.check() == []
        assert [register.count(kind) for kind in KINDS] == [1] + [0] * (len(KINDS) - 1)
        assert create(register, "agreement", title="新协议")
        assert register.check() == []
    backup = path.with_name("旧.backups") / f"旧-before-format-{SCHEMA_VERSION}-was-1.lyr"
    assert probe(backup) == 1
