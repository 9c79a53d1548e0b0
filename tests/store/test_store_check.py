"""The check finds what is wrong: in the file, in the log's numbers, in the tables against the log."""

from pathlib import Path

import pytest
from store_scene import create

from lyuliang_desk.store.engine import connect
from lyuliang_desk.store.register import Register


@pytest.fixture
def path(register: Register) -> Path:
    """A closed register with two linked records."""
    firm = create(register, "organisation", name="某某公司")
    create(register, "project", title="甲", lead_organisation=firm)
    register.close()
    return register.path


def codes_after(path: Path, *statements: str) -> list[str]:
    """What the check says once somebody has tampered with the file."""
    connection = connect(path, "write")
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    with Register.open(path, operator="李四", read_only=True) as register:
        return [finding.code for finding in register.check()]


def test_a_sound_register_has_no_findings(path: Path) -> None:
    assert codes_after(path) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE project SET title = '乙'", "not_as_logged"),
        ("UPDATE project SET deleted = 1", "not_as_logged"),
        ("DELETE FROM change WHERE kind = 'project'", "not_as_logged"),
        ("DELETE FROM change WHERE seq = 1", "log_gap"),
        ("UPDATE organisation SET id = 'x'", "link_missing"),
        ("DELETE FROM search_project", "index_differs"),
        ("INSERT INTO search_project (rowid, text) VALUES (9, 'x')", "index_differs"),
    ],
)
def test_tampering_is_found(path: Path, statement: str, code: str) -> None:
    assert code in codes_after(path, statement)


def test_a_damaged_page_is_found(path: Path) -> None:
    connection = connect(path, "read")
    sql = "SELECT rootpage FROM sqlite_master WHERE name = 'project_title'"
    page = connection.execute(sql).fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 + 8 : page * 4096] = b"\xff" * 4088
    path.write_bytes(content)
    with Register.open(path, operator="李四", read_only=True) as register:
        assert "file_damaged" in [finding.code for finding in register.check()]
