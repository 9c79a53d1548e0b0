"""Over the pages of a register: that it is only being viewed, as of which day, and what was left unsaved last time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.banner import Banner
from ui.drafts_bar import DraftsBar
from ui.places import Pages


class Notices(QWidget):
    """The pages with the notices above them.

    ``writing_wanted`` asks to open the register anew for writing, ``today_wanted`` to leave a day that has gone.
    """

    writing_wanted = Signal()
    today_wanted = Signal()

    def __init__(self, register: Register, pages: Pages, parent: QWidget) -> None:
        super().__init__(parent)
        self.viewing = Banner(self)
        self.drafts = DraftsBar(register, pages.drafts_in_use, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.viewing, 0), (self.drafts, 0), (pages, 1)):
            column.addWidget(widget, stretch)
        if register.as_of is not None:
            words = _(
                "As of {day}: this is how the register stood then; it can be searched, printed and exported, not changed."
            )
            day = register.as_of.isoformat()
            offers = ((_("Back to today"), self.today_wanted.emit),)
            self.viewing.tell(words.format(day=day), "warning", offers)
        elif register.read_only:
            words = _("Viewing only: records can be searched, printed and exported, not changed.")
            self.viewing.tell(words, "warning", ((_("Open for writing"), self.writing_wanted.emit),))

    def areas(self) -> list[QWidget]:
        """Where F6 stops on its way to the page."""
        return [banner for banner in (self.viewing, self.drafts) if banner.text()]
