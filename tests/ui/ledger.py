"""A small made-up ledger, and what a table shows as text."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from lyuliang_desk import operations
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.register import Register
from ui.registers.table_view import RecordTable

WAN = 1_000_000
"""Fen in 万元."""
PROJECTS = (
    # number, title, county, year, total in 万元, organisation
    ("LL-001", "红枣深加工", "141125", "2021", 120, "样例红枣研究所"),
    ("LL-002", "煤层气利用", "141125", "2022", 300, "样例能源公司"),
    ("LL-003", "核桃油提取", "141121", "2022", 80, "样例红枣研究所"),
    ("LL-004", "镁合金铸造", "141181", "2023", None, None),
)


def save(register: Register, kind: str, **values: Stored) -> str:
    """A record through the door; answers with its id."""
    applied = operations.save_record(register=register, kind=kind, record_id=None, values=values)
    return applied.record_ids[0]


def fill(register: Register) -> dict[str, str]:
    """Write the ledger; ids by title."""
    ids: dict[str, str] = {}
    for name in ("样例红枣研究所", "样例能源公司"):
        ids[name] = save(register, "organisation", name=name)
    for number, title, county, year, total, organisation in PROJECTS:
        ids[title] = save(
            register,
            "project",
            number=number,
            title=title,
            county=county,
            year=year,
            total_budget=None if total is None else total * WAN,
            lead_organisation=ids[organisation] if organisation else None,
            leader_phone="13900000001",
        )
    return ids


def type_words(widget: QWidget, words: str) -> None:
    """Type as an input method does: the words arrive at once."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def picture(table: RecordTable) -> list[str]:
    """The shown cells, a line for each record."""
    model = table.model
    return [
        "|".join(model.text(row, column) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
