"""At the top: which file this is, how it is read, and the steps back among corrections."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from lyuliang_desk.excel.grid import Workbook
from lyuliang_desk.messages import _
from ui.short_label import ShortLabel
from ui.steps import mode_words
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

ENCODINGS = (("UTF-8", "utf-8-sig"), ("GB18030", "gb18030"))


class FileBar(QWidget):
    """Signals ask; nothing is decided here."""

    choose = Signal()
    leave = Signal()
    undo = Signal()
    redo = Signal()
    encoding_chosen = Signal(object)
    skip_hidden = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = self._button("open", _("Choose files …"), "Ctrl+O", self.choose)
        self.open.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name = QLabel()
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.encoding_label = QLabel(_("&Encoding"))
        self.encoding_label.setProperty("tone", "muted")
        self.encoding = QComboBox()
        self.encoding_label.setBuddy(self.encoding)
        self.encoding.addItem(_("automatic"), None)
        for words, code in ENCODINGS:
            self.encoding.addItem(words, code)
        self.encoding.activated.connect(lambda _at: self.encoding_chosen.emit(self.encoding.currentData()))
        self.hidden = QCheckBox(_("Read hidden rows and columns"))
        self.hidden.setChecked(True)
        self.hidden.toggled.connect(lambda on: self.skip_hidden.emit(not on))
        self.last = ShortLabel()
        self.last.setProperty("tone", "muted")
        self.last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count = QLabel()
        self.count.setProperty("tone", "muted")
        self.back = self._button("undo", _("Take the correction back"), "Ctrl+Z", self.undo)
        self.again = self._button("redo", _("Correct again"), "Ctrl+Y", self.redo)
        self.close_page = self._button("clear", _("Close the import"), "Esc", self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.open)
        row.addSpacing(6)
        row.addWidget(self.name, 1)
        row.addWidget(self.last, 1)
        for widget in (
            self.encoding_label,
            self.encoding,
            self.hidden,
            self.count,
            self.back,
            self.again,
            self.close_page,
        ):
            row.addWidget(widget)
        self.show_file("", 0, is_text=False)
        self.show_steps("", "", 0)

    def _button(self, name: str, words: str, keys: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", name)
        button.setText(words)
        button.setToolTip(f"{words} ({keys})")
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIcon(icon(name, current_colours()))
        button.clicked.connect(signal)
        return button

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for button in self.findChildren(QToolButton):
                button.setIcon(icon(button.property("icon_name"), current_colours()))

    def show_file(self, name: str, waiting: int, is_text: bool) -> None:
        """The file now, and how many wait after it."""
        more = _("　({count} more wait)").format(count=waiting) if waiting else ""
        self.name.setText(name + more)
        self.name.setToolTip(name)
        self.encoding.setCurrentIndex(0)
        self._show_text(is_text)
        self.hidden.hide()
        for widget in (self.back, self.again):
            widget.setVisible(bool(name))

    def show_workbook(self, workbook: Workbook) -> None:
        """What reading told: a text file has an encoding, only a workbook has hidden rows."""
        self._show_text(workbook.format == "csv")
        found = (workbook.encoding or "").upper()
        self.encoding.setItemText(
            0, _("automatic ({found})").format(found=found) if found else _("automatic")
        )
        anything = any(sheet.hidden_rows or sheet.hidden_columns for sheet in workbook.sheets)
        self.hidden.setVisible(anything)

    def show_steps(self, undo: str, redo: str, cells: int) -> None:
        """The names of the steps to take back and to make again, empty for none, and how many cells are corrected."""
        self.count.setText(_("{count} cells corrected").format(count=cells) if cells else "")
        last = mode_words("undo", redo) if redo else undo
        self.last.show_words(last)
        named = (
            (self.back, _("Take the correction back"), undo, "Ctrl+Z"),
            (self.again, _("Correct again"), redo, "Ctrl+Y"),
        )
        for button, words, step, keys in named:
            button.setEnabled(bool(step))
            said = _("{command}: {step}").format(command=words, step=step) if step else words
            button.setToolTip(f"{said} ({keys})")
            button.setAccessibleName(said)

    def _show_text(self, is_text: bool) -> None:
        self.encoding_label.setVisible(is_text)
        self.encoding.setVisible(is_text)
