"""Asking why soft findings are accepted; the reason is kept with them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.messages import _

SHOWN = 3


class ReasonDialog(QDialog):
    """``given(reason)`` when the user accepts with a reason; without one the button is grey."""

    given = Signal(str)

    def __init__(self, findings: list[RecordFinding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Accept with a reason"))
        told = QLabel(
            "\n".join(f.message for f in findings[:SHOWN]) + ("\n…" if len(findings) > SHOWN else "")
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        asked = QLabel(_("Reason for accepting {count} problems:").format(count=len(findings)))
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(200)
        self.reason.setAccessibleName(asked.text())
        asked.setBuddy(self.reason)
        hint = QLabel(_("They come back by themselves once a value changes that they rest on."))
        hint.setProperty("tone", "muted")
        hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.take = self.buttons.addButton(_("Accept"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        for part in (told, asked, self.reason, hint, self.buttons):
            column.addWidget(part)
        self.take.setEnabled(False)
        self.reason.textChanged.connect(lambda words: self.take.setEnabled(bool(words.strip())))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 38, self.sizeHint().height())
        self.reason.setFocus()

    def accept(self) -> None:
        if self.reason.text().strip():
            self.given.emit(self.reason.text())
            super().accept()
