"""The small button at the field of a number: it takes the next one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from lyuliang_desk.messages import _
from ui.entry.field_row import FieldRow


def add_number_button(row: FieldRow, take: Callable[[], object]) -> QToolButton:
    """Put the button at the end of the field's line; Tab passes it by, for the key does the same."""
    button = QToolButton(row.editor)
    button.setObjectName("take_number")
    button.setFixedHeight(row.editor.input().sizeHint().height())
    button.setText(_("Number"))
    button.setToolTip(_("Take the next number") + "  Ctrl+G")
    button.setAccessibleName(_("Take the next number"))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(take)
    line = row.editor.layout()
    if isinstance(line, QHBoxLayout):
        line.insertWidget(1, button)
    return button
