"""Brings what is typed to the disk within two seconds; takes it away when it is saved or given up."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from lyuliang_desk.store.drafts import Draft, DraftJournal, DraftNotKept
from lyuliang_desk.store.register import Register

KEPT_AFTER_MS = 1000


class FormJournal(QObject):
    """The journal of one form. ``compose(draft_id, now)`` answers with the draft, None when all is saved."""

    refused = Signal(str)

    def __init__(
        self, register: Register, compose: Callable[[str, datetime], Draft | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._compose = compose
        self._drafts = DraftJournal(register.path)
        self._draft_id = register.new_id()
        self._kept = False
        self._timer = QTimer(self, interval=KEPT_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.keep_now)

    @property
    def draft_id(self) -> str:
        """Under which the form is kept."""
        return self._draft_id

    def touch(self) -> None:
        """Something was typed: it is kept a second after the first key, not after the last."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Bring the form to the disk, or take away what is no longer unsaved."""
        self._timer.stop()
        draft = self._compose(self._draft_id, datetime.now())
        if draft is None:
            self.drop()
            return
        try:
            self._drafts.keep(draft)
            self._kept = True
        except DraftNotKept as fault:
            self.refused.emit(fault.message)

    def drop(self) -> None:
        """What was typed is saved or given up."""
        self._timer.stop()
        if self._kept:
            self._drafts.drop(self._draft_id)
            self._kept = False

    def begin(self) -> None:
        """Another record is shown: what is typed from now on is another draft."""
        self._timer.stop()
        self._draft_id, self._kept = self._register.new_id(), False

    def take_over(self, draft: Draft) -> None:
        """Go on with a draft of an earlier session."""
        self._draft_id, self._kept = draft.draft_id, True

    def forget(self, draft: Draft) -> None:
        """The user does not want an earlier draft any more."""
        self._drafts.drop(draft.draft_id)

    def waiting(self, kind: str, record_id: str | None) -> tuple[Draft, ...]:
        """Earlier drafts of this form, newest first."""
        return tuple(d for d in self._drafts.waiting(kind, record_id) if d.draft_id != self._draft_id)
