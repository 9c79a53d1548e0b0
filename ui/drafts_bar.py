"""What was typed in an earlier session and never saved, offered in one line when a register is opened."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lyuliang_desk.messages import _
from lyuliang_desk.store.drafts import Draft, DraftJournal
from lyuliang_desk.store.register import Register
from ui.banner import Banner


class DraftsBar(Banner):
    """Offers the drafts one after another, newest first; ``wanted(Draft)`` asks to go on with one.

    Only drafts that lay there on opening are offered: later ones belong to forms of this window.
    ``in_use`` names those that a form has taken over meanwhile.
    """

    wanted = Signal(object)

    def __init__(self, register: Register, in_use: Callable[[], set[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._register = register
        self._journal = DraftJournal(register.path)
        self._in_use = in_use
        # beside a register that somebody else writes to, the drafts are those of its open forms
        found = () if register.read_only else self._journal.waiting()
        self._offered = [draft.draft_id for draft in found]
        self.refresh()

    def refresh(self) -> None:
        """Offer what still waits; nothing is shown when nothing does."""
        waiting = self._waiting()
        if not waiting:
            self.clear()
            return
        draft = waiting[0]
        words = _("Not saved last time ({time}): {kind} “{title}”, {count} fields.").format(
            time=f"{draft.at:%Y-%m-%d %H:%M}",
            kind=self._register.kinds[draft.kind].label,
            title=draft.title,
            count=len(draft.typed),
        )
        if len(waiting) > 1:
            words += _(" {count} more wait behind it.").format(count=len(waiting) - 1)
        offers = (
            (_("Go on filling in"), lambda: self.wanted.emit(draft)),
            (_("Throw away"), lambda: self._forget(draft)),
            (_("Later"), self._put_off),
        )
        self.tell(words, "note", offers)

    def _waiting(self) -> list[Draft]:
        if not self._offered:
            return []
        wanted = set(self._offered) - self._in_use()
        drafts = [
            d for d in self._journal.waiting() if d.draft_id in wanted and d.kind in self._register.kinds
        ]
        self._offered = [draft.draft_id for draft in drafts]
        return drafts

    def _forget(self, draft: Draft) -> None:
        self._journal.drop(draft.draft_id)
        self.refresh()

    def _put_off(self) -> None:
        """They wait until the register is opened again, or their record is."""
        self._offered = []
        self.clear()
