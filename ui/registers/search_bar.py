"""The line over a table: the kind's name, the search box, and what can be done with the view."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from lyuliang_desk.messages import _
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

QUIET = 80
"""Milliseconds without a key before a search is asked."""
LONE_LETTER = 400
"""The same after one letter or digit."""

AFTER_TITLE = 2


class SearchBox(QLineEdit):
    """Searches while typing; Enter and Down go to the table, Escape empties it first and then goes there too."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._picture = self.addAction(
            icon("search", current_colours()), QLineEdit.ActionPosition.LeadingPosition
        )
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("字") * 20)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self.take)
        self.textChanged.connect(self._wait)

    def _wait(self, words: str) -> None:
        """A lone letter is nearly always the first of several, and finds most of a register."""
        self._quiet.start(LONE_LETTER if len(words) == 1 and words.isascii() else QUIET)

    def take(self) -> None:
        """Search now."""
        self._quiet.stop()
        self.searched.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.take()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.take()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Draw the icon in the colours of now."""
        self._picture.setIcon(icon("search", current_colours()))


class SearchBar(QWidget):
    """``clear_wanted`` drops search and filters, ``columns_wanted`` opens the choice of columns."""

    clear_wanted = Signal()
    columns_wanted = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(title, self)
        self.title.setProperty("tone", "title")
        self.found = QLabel(self)
        self.found.setProperty("tone", "muted")
        self.box = SearchBox(self)
        self.box.setPlaceholderText(_("Search: words, pinyin initials, numbers (Ctrl+F)"))
        self.box.setAccessibleName(_("Search"))
        self.clear = self._button("clear", _("Clear filters"), self.clear_wanted)
        self.columns = self._button("columns", _("Columns"), self.columns_wanted)
        self.clear.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.found)
        layout.addStretch(1)
        layout.addWidget(self.clear)
        layout.addWidget(self.box, 2)
        self.box.setMaximumWidth(self.box.minimumWidth() * 2)
        layout.addWidget(self.columns)

    def add_after_title(self, widget: QWidget) -> None:
        """A widget between the title with its count and the search."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(AFTER_TITLE, widget)

    def _button(self, picture: str, words: str, wanted: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture, current_colours()))
        button.setText(words)
        button.setProperty("picture", picture)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(wanted)
        return button

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.box.dress()
            for button in (self.clear, self.columns):
                button.setIcon(icon(str(button.property("picture")), current_colours()))
        super().changeEvent(event)
