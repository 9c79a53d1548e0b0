"""A step of a record's life: the fields that it asks for, and nothing else."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.life import Step
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import life
from lyuliang_desk.store.errors import Refused
from lyuliang_desk.store.register import Register
from ui.banner import Banner
from ui.entry.editors.protocol import Surroundings
from ui.entry.form import RecordForm


class StepDialog(QDialog):
    """Asks for what a step needs; the step is taken when all of it is there."""

    def __init__(self, register: Register, kind: str, record_id: str, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(str(step.label))
        self._register, self._record_id, self._step = register, record_id, step
        whole = register.kinds[kind]
        record = register.get(record_id)
        asked = tuple(
            replace(whole[name], group=None, required=name in step.asks)
            for name in (*step.asks, *step.optional)
        )
        self.form = RecordForm(
            replace(whole, fields=asked, composites=(), rules=()),
            Surroundings(register, lambda *_nothing: None),
        )
        self.form.show_record(record.values if record else {})
        self.banner = Banner(self)
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton(str(step.label), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.banner)
        column.addWidget(self.form, 1)
        buttons.setContentsMargins(20, 0, 20, 0)
        column.addWidget(buttons)
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self, self.take)
        self.form.entered.connect(lambda name: self.form.go(name, 1) or self.go.setFocus())
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 44, self.sizeHint().height())
        self.form.focus_first()

    def take(self) -> None:
        """Take the step, or show what is missing."""
        for row in self.form.rows.values():
            row.settle()
        reading = self.form.read()
        errors = [f for f in reading.findings if f.level == "error"]
        try:
            if not errors:
                life.take_step(
                    register=self._register,
                    record_id=self._record_id,
                    to=self._step.to,
                    values=reading.values,
                    initiator=self,
                )
                self.accept()
                return
        except Refused as refused:
            errors = [f for found in refused.findings.values() for f in found if f.level == "error"]
            others = [f.message for f in errors if f.field not in self.form.rows]
            if others:
                self.banner.tell("\n".join(others), "error")
        except WorldError as fault:
            self.banner.tell(fault.message, "error")
            return
        self.form.tell(errors)
        self.form.focus_first([f.field for f in errors if f.field])
