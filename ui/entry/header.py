"""The head of the form: which record this is, and whether it is saved."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.messages import _
from ui.short_label import ShortLabel


class Header(QWidget):
    """Kind, title, state."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 24, 8)
        row.setSpacing(10)
        self.kind, self.title, self.state = QLabel(), ShortLabel(), QLabel()
        self.kind.setProperty("tone", "muted")
        self.title.setProperty("tone", "title")
        for label, stretch in ((self.kind, 0), (self.title, 1), (self.state, 0)):
            row.addWidget(label, stretch, Qt.AlignmentFlag.AlignVCenter)

    def show_record(self, kind: RecordKind, title: str, is_new: bool) -> None:
        """Name the record."""
        self.kind.setText(str(kind.label))
        self.title.show_words(title or (_("New {kind}").format(kind=kind.label) if is_new else ""))

    def show_state(self, unsaved: bool, saved_at: datetime | None, count_of_errors: int = 0) -> None:
        """Say whether something is unsaved, and how many errors stand in the way."""
        if count_of_errors:
            self._say(_("Not saved · {count} errors").format(count=count_of_errors), "error")
        elif unsaved:
            self._say(_("Not saved"), "warning")
        elif saved_at is not None:
            self._say(_("Saved {time}").format(time=saved_at.strftime("%H:%M")), "good")
        else:
            self._say("", "muted")

    def _say(self, words: str, tone: str) -> None:
        self.state.setText(words)
        if self.state.property("tone") != tone:
            self.state.setProperty("tone", tone)
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)
