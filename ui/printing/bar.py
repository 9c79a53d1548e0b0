"""The bar over the pages: which form on which sheet, how large, which page, and what to do with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QSpinBox, QToolBar, QToolButton, QWidget

from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.forms import Form
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

SHEETS: dict[str, Callable[[], str]] = {
    "A4P": lambda: _("A4 upright"),
    "A4L": lambda: _("A4 lying"),
    "A3L": lambda: _("A3 lying"),
}


class PreviewBar(QToolBar):
    """Tells what was chosen; decides nothing."""

    form_chosen = Signal(str)
    sheet_chosen = Signal(str)
    page_chosen = Signal(int)
    acted = Signal(str)

    def __init__(self, forms: Sequence[Form]) -> None:
        super().__init__()
        self._forms = {form.id: form for form in forms}
        self.setMovable(False)
        self.form, self.sheet = QComboBox(), QComboBox()
        for each in forms:
            self.form.addItem(f"{each.id}  {each.title}", each.id)
        self.form.activated.connect(lambda: self.form_chosen.emit(self.form.currentData()))
        self.sheet.activated.connect(lambda: self.sheet_chosen.emit(self.sheet.currentData()))
        self._put(self.form, _("Form"))
        self._put(self.sheet, _("Sheet"))
        self.addSeparator()
        self._button(_("Width"), "fit_width", _("Fit the width (Ctrl+1)"))
        self._button(_("Whole page"), "fit_page", _("Fit the whole page (Ctrl+2)"))
        self._button("−", "smaller", _("Smaller (Ctrl+−)"))
        self.zoom = QLabel()
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("400 %") + 4)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.zoom)
        self._button("+", "larger", _("Larger (Ctrl++)"))
        self.addSeparator()
        self.page, self.pages = QSpinBox(), QLabel()
        self.page.setKeyboardTracking(False)
        self.page.valueChanged.connect(lambda number: self.page_chosen.emit(number - 1))
        self._put(self.page, _("Page"))
        self.addWidget(self.pages)
        self._add_room()
        self.save = self._button(_("Save as PDF …"), "save", "Ctrl+S", "save")
        self.viewer = self._button(
            _("Open elsewhere"), "open", _("Open in the PDF viewer of the system"), "open"
        )
        self.print = self._button(_("Print …"), "print", "Ctrl+P", "print")
        self.show_pages(0)

    def _put(self, widget: QWidget, name: str) -> None:
        widget.setAccessibleName(name)
        widget.setToolTip(name)
        self.addWidget(widget)

    def _button(self, words: str, act: str, tip: str, picture: str = "") -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip if len(words) == 1 else words)
        if picture:
            button.setIcon(icon(picture, current_colours()))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda: self.acted.emit(act))
        self.addWidget(button)
        return button

    def _add_room(self) -> None:
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)

    def choose_form(self, form_id: str) -> None:
        """Show which form is previewed, and the sheets it may be printed on."""
        self.form.setCurrentIndex(self.form.findData(form_id))
        self.sheet.clear()
        for name in self._forms[form_id].pages:
            self.sheet.addItem(SHEETS[name]() if name in SHEETS else name, name)
        self.sheet.setEnabled(self.sheet.count() > 1)

    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")

    def show_pages(self, count: int) -> None:
        """How many pages there are; none while they are being made."""
        blocked = self.page.blockSignals(True)
        self.page.setRange(min(count, 1), count)
        self.page.blockSignals(blocked)
        self.pages.setText(f"/ {count}")
        for widget in (self.page, self.save, self.viewer, self.print):
            widget.setEnabled(count > 0)

    def show_page(self, index: int) -> None:
        """Which page is in sight, counted from 0."""
        blocked = self.page.blockSignals(True)
        self.page.setValue(index + 1)
        self.page.blockSignals(blocked)
