"""Below the comparison: what a merge would bring with it, and the three things that can be done with a group."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.duplicates.merge import Consequences
from lyuliang_desk.messages import _
from ui.short_label import ShortLabel

KEYS = {"merge": "Ctrl+Return", "apart": "Ctrl+D", "next": "Ctrl+Down", "previous": "Ctrl+Up"}


class Footer(QWidget):
    """``acted`` names what was asked for: merge, apart, next."""

    acted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ShortLabel(self, lines=2)
        self.buttons = {
            "merge": QPushButton(_("Merge")),
            "apart": QPushButton(_("Not the same")),
            "next": QPushButton(_("Decide later")),
        }
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            button.setToolTip(f"{button.text()}  {KEYS[name].replace('Return', 'Enter')}")
            button.clicked.connect(lambda _checked=False, name=name: self.acted.emit(name))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(row)

    def allow(self, group: bool, write: bool, losers: bool) -> None:
        """Grey what cannot be done."""
        self.buttons["merge"].setEnabled(group and write and losers)
        self.buttons["apart"].setEnabled(group and write and losers)
        self.buttons["next"].setEnabled(group)

    def show_consequences(self, found: Consequences | None, kinds: Mapping[str, RecordKind]) -> None:
        """Tell what a merge would do; None where there is nothing to merge."""
        self.words.show_words("" if found is None else consequence_words(found, kinds))


def consequence_words(found: Consequences, kinds: Mapping[str, RecordKind]) -> str:
    """``合并后：隐藏 1 条重复记录；关联随之改指：项目 2；重复的团队成员 1 条并入。可撤销。``"""
    parts = [_("merged into the one kept: {count}").format(count=found.hidden)]
    if found.repointed:
        named = "、".join(f"{kinds[name].label} {count}" for name, count in found.repointed.items())
        parts.append(_("links follow: {records}").format(records=named))
    if found.folded:
        named = "、".join(f"{kinds[name].label} {count}" for name, count in found.folded.items())
        parts.append(_("double entries become one: {records}").format(records=named))
    return _("On merging: {parts}. Ctrl+Z takes it back.").format(parts=_(" · ").join(parts))
