"""A small form in a dialog: a record made in place, saved before what asked for it takes it, or a row of its table."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui.entry.panel import EntryPanel


class RecordDialog(QDialog):
    """A new record of a kind, or one that is kept; ``made`` tells its id once it is saved.

    The keyboard goes to the first field that is not given, nor the one named ``after``.
    """

    made = Signal(str)

    def __init__(
        self,
        register: Register,
        kind: str,
        values: Mapping[str, Stored],
        parent: QWidget | None = None,
        *,
        record_id: str | None = None,
        after: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = register.kinds[kind].label
        self.setWindowTitle(str(label) if record_id else _("New {kind}").format(kind=label))
        self.panel = EntryPanel(register, self)
        self.panel.footer.save_and_new.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.saved.connect(self._on_saved)
        self.panel.closed.connect(self.close)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 66, em * 40)
        self.panel.open_record(kind, record_id)
        self.panel.put_values(values)
        self._given = set(values)
        self.panel.form.focus_first(
            [f.name for f in register.kinds[kind].fields if f.name not in (*values, after)]
        )

    def reject(self) -> None:
        """Esc and the window's cross: what is unsaved is asked about, but for what was only given at the start."""
        if self.panel.record_id is None and set(self.panel.form.touched()) <= self._given:
            self.panel.drop()
        if self.panel.try_leave():
            self.panel.close()
            super().reject()
            self.close()

    def _on_saved(self, applied: Applied) -> None:
        self.made.emit(applied.record_ids[0])
        self.panel.close()
        self.accept()
