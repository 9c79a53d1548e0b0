"""The bar over the pages: which form on which sheet, how large, which page, and what to do with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QToolButton, QWidget

from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.forms import Form
from ui.printing.menu_pick import MenuPick
from ui.printing.page_field import PageField
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

SHEETS: dict[str, Callable[[], str]] = {
    "A4P": lambda: _("A4 portrait"),
    "A4L": lambda: _("A4 landscape"),
    "A3L": lambda: _("A3 landscape"),
}

ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


class PreviewBar(QToolBar):
    """Tells what was chosen; decides nothing."""

    form_chosen = Signal(str)
    sheet_chosen = Signal(str)
    year_chosen = Signal(str)
    page_chosen = Signal(int)
    acted = Signal(str)

    def __init__(self, forms: Sequence[Form]) -> None:
        super().__init__()
        self._pictures: dict[QToolButton, str] = {}
        self.setMovable(False)
        self.form, self.sheet, self.year = MenuPick(_("Form")), MenuPick(_("Sheet")), MenuPick(_("Year"))
        self.offer_forms(forms)
        self.form.chosen.connect(self.form_chosen)
        self.sheet.chosen.connect(self.sheet_chosen)
        self.addWidget(self.form)
        self.year.chosen.connect(self.year_chosen)
        self.addWidget(self.sheet)
        self._year_place = self.addWidget(self.year)
        self._year_place.setVisible(False)
        self.addSeparator()
        self._button(_("Width"), "fit_width", _("Fit the width (Ctrl+9)"))
        self._button(_("Whole page"), "fit_page", _("Fit the whole page (Ctrl+0)"))
        self._button("−", "smaller", _("Smaller (Ctrl+−)"))
        self.zoom = QLabel()
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("400 %") + 4)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.zoom)
        self._button("+", "larger", _("Larger (Ctrl++)"))
        self.addSeparator()
        self.page, self.pages = PageField(), QLabel()
        self.page.chosen.connect(self.page_chosen)
        self.addWidget(self.page)
        self.addWidget(self.pages)
        self._add_room()
        self.save = self._button(_("Save as PDF …"), "save", "Ctrl+S", "save")
        self.viewer = self._button("", "open", _("Open in the PDF viewer of the system"), "open")
        self.print = self._button(_("Print …"), "print", "Ctrl+P", "print")
        self.show_pages(0, 0)

    def _button(self, words: str, act: str, tip: str, picture: str = "") -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip if len(words) < 2 else words)
        if picture:
            self._pictures[button] = picture
            button.setIcon(icon(picture, current_colours()))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else ICON_ONLY)
        button.clicked.connect(lambda: self.acted.emit(act))
        self.addWidget(button)
        return button

    def _add_room(self) -> None:
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            arrows = dict.fromkeys(self.findChildren(MenuPick), "chevron_down")
            for button, picture in (self._pictures | arrows).items():
                button.setIcon(icon(picture, current_colours()))

    def offer_forms(self, forms: Sequence[Form]) -> None:
        """Offer these forms."""
        self._forms = {form.id: form for form in forms}
        self.form.offer([(each.id, each.shown) for each in forms])

    def offer_years(self, years: Sequence[int], customary: int) -> None:
        """Offer these years to forms that ask for one."""
        self.year.offer([(str(year), _("Year {year}").format(year=year)) for year in years])
        self.year.show_choice(str(customary))

    def choose_form(self, form_id: str) -> None:
        """Show which form is previewed, the sheets it may be printed on, and the year if it asks for one."""
        self._year_place.setVisible("year" in self._forms[form_id].asks)
        self.form.show_choice(form_id)
        self.sheet.offer([(n, SHEETS[n]() if n in SHEETS else n) for n in self._forms[form_id].pages])

    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")

    def show_pages(self, index: int, count: int) -> None:
        """Which page is in sight, counted from 0, and how many there are; none while they are being made."""
        self.page.show_page(index, count)
        self.pages.setText(f" / {count}")
        for widget in (self.page, self.save, self.viewer, self.print):
            widget.setEnabled(count > 0)
