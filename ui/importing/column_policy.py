"""What a column does to kept values and what its blank cells mean: two choices below the list of fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from lyuliang_desk.excel.planning.plan import Blank, ColumnMatch, Policy
from lyuliang_desk.excel.planning.sheet_look import SheetLook
from lyuliang_desk.messages import _


def policy_names() -> dict[Policy, str]:
    """What a column does to values that are kept already, in words."""
    return {
        "overwrite": _("overwrite kept values"),
        "fill": _("fill in blanks only"),
        "keep": _("leave kept records alone"),
    }


def blank_names() -> dict[Blank, str]:
    """What a blank cell means, in words."""
    return {"not_said": _("says nothing"), "clear": _("clears the kept value")}


def policy_words(match: ColumnMatch | None) -> str:
    """What differs from the usual at a column: ``只填空缺，空白格清除已有值``; empty for the usual."""
    if match is None or match.target is None:
        return ""
    words = [] if match.policy == "overwrite" else [policy_names()[match.policy]]
    if match.blank == "clear":
        words.append(_("blank cells clear"))
    return _("; ").join(words)


class ColumnPolicy(QWidget):
    """``policy_chosen(policy, whole_sheet)`` and ``blank_chosen(blank, whole_sheet)`` tell a choice of the person."""

    policy_chosen = Signal(str, bool)
    blank_chosen = Signal(str, bool)

    def __init__(self, look: SheetLook, column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.policy, self.blank = QComboBox(), QComboBox()
        for name, words in policy_names().items():
            self.policy.addItem(words, name)
        for meaning, words in blank_names().items():
            self.blank.addItem(words, meaning)
        match = look.matches.get(column)
        if match is not None:
            self.policy.setCurrentIndex(self.policy.findData(match.policy))
            self.blank.setCurrentIndex(self.blank.findData(match.blank))
        self.whole = QCheckBox(_("For all columns of this &sheet"))
        self.whole.setChecked(False)
        lines = QFormLayout(self)
        lines.setContentsMargins(2, 4, 2, 2)
        lines.setSpacing(5)
        lines.addRow(_("&Kept values:"), self.policy)
        lines.addRow(_("&Blank cells:"), self.blank)
        lines.addRow("", self.whole)
        self.policy.activated.connect(self._tell_policy)
        self.blank.activated.connect(self._tell_blank)
        self.whole.clicked.connect(self._tell_both)

    def _tell_policy(self) -> None:
        self.policy_chosen.emit(self.policy.currentData(), self.whole.isChecked())

    def _tell_blank(self) -> None:
        self.blank_chosen.emit(self.blank.currentData(), self.whole.isChecked())

    def _tell_both(self, whole: bool) -> None:
        if whole:
            self._tell_policy()
            self._tell_blank()
