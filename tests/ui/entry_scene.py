"""What the tests of the entry form share: a register with a few made-up records, and a form on the screen."""

import json
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui.entry.editors.protocol import Editor
from ui.entry.field_row import FieldRow
from ui.entry.panel import EntryPanel


@dataclass
class Scene:
    """A register with a panel on the screen."""

    register: Register
    panel: EntryPanel
    qtbot: QtBot
    ids: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, **values: Stored) -> str:
        """Save a record; answers with its id, also kept under its name or title."""
        applied = operations.save_record(register=self.register, kind=kind, record_id=None, values=values)
        self.ids[str(values.get("name", values.get("title")))] = applied.record_ids[0]
        return applied.record_ids[0]

    def row(self, name: str) -> FieldRow:
        return self.panel.form.rows[name]

    def editor(self, name: str) -> Editor:
        return self.row(name).editor

    def line(self, name: str) -> QLineEdit:
        found = self.editor(name).input()
        assert isinstance(found, QLineEdit)
        return found

    def type(self, name: str, text: str) -> None:
        """Go to a field and type as an input method does: composing first, then committing."""
        self.row(name).focus()
        self.line(name).selectAll()
        if not text:
            self.qtbot.keyClick(self.line(name), Qt.Key.Key_Delete)
            return
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(self.line(name), commit)

    def said(self, name: str) -> str:
        """What is said at a field after all that was typed was looked at."""
        QApplication.processEvents()
        self.panel.check()
        return self.row(name).remark.words()

    def level(self, name: str) -> str:
        findings = self.row(name).remark.findings
        return findings[0].level if findings else ""

    def focused(self) -> str:
        """The field that has the focus, or what else has."""
        widget = self.panel.focusWidget()
        return widget.objectName().removeprefix("field_") if widget else ""

    def kept(self, record_id: str | None = None) -> dict[str, Stored]:
        record = self.register.get(record_id or self.panel.record_id or "")
        return {n: v for n, v in record.values.items() if v is not None} if record else {}

    def count(self, kind: str) -> int:
        return len(self.register.ids(View(kind)))


def links(*ids: str) -> str:
    """Ids as a field of several links keeps them."""
    return json.dumps(list(ids))
