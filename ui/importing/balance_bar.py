"""The balance that closes: 读取 30 = 新增 12 + 变更 3 + 未变 10 + 拒绝 2 + 略去 3; each part shows its rows."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from lyuliang_desk.excel.planning.plan import STATES as ORDER
from lyuliang_desk.excel.planning.plan import RowState
from lyuliang_desk.messages import _
from ui.importing.states import STATES
from ui.theme.icons import pixmap
from ui.theme.scheme import current_colours


class BalanceBar(QWidget):
    """One button for each part; ``chosen`` tells whose rows shall be shown, None for all."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        self._group = QButtonGroup(self)
        self.buttons: dict[RowState | None, QToolButton] = {}
        for place, state in enumerate((None, *ORDER)):
            if place:
                sign = QLabel("=" if place == 1 else "+")
                sign.setProperty("tone", "muted")
                row.addWidget(sign)
            button = QToolButton()
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, place)
            self.buttons[state] = button
            row.addWidget(button)
        row.addStretch()
        self.buttons[None].setChecked(True)
        self._group.idClicked.connect(lambda place: self.chosen.emit((None, *ORDER)[place]))

    def show_balance(self, counts: Mapping[str, int]) -> None:
        """The numbers of one sheet."""
        colours = current_colours()
        self.buttons[None].setText(_("read {count}").format(count=f"{counts['read']:,}"))
        self.buttons[None].setToolTip(_("Show all rows"))
        for state in ORDER:
            button, look = self.buttons[state], STATES[state]
            button.setText(f"{look.word()} {counts[state]:,}")
            button.setToolTip(_("Show only these rows"))
            button.setEnabled(counts[state] > 0 or button.isChecked())
            ink = getattr(colours, look.ink) if counts[state] else colours.disabled
            if look.icon:
                button.setIcon(pixmap(look.icon, ink, 16, self.devicePixelRatioF()))
            strong = state == "refused" and counts[state] > 0
            button.setStyleSheet(f"color: {ink}; font-weight: 600;" if strong else "")

    def choose(self, state: RowState | None) -> None:
        """Show the rows of a part, as if it was clicked."""
        self.buttons[state].setChecked(True)
        self.chosen.emit(state)
