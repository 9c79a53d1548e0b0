"""The views of a table: a button with the name of the one that is shown, and a menu with all that can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QToolButton, QWidget

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import ordering, saved_views
from lyuliang_desk.operations.view_words import view_words
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.saved_views import SavedView
from lyuliang_desk.store.views import View
from ui import faults
from ui.banner import Banner
from ui.registers.columns import header_text
from ui.registers.search_bar import SearchBar
from ui.registers.table_view import RecordTable
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

SIGN = 12
"""Room for the sign that a menu opens, in pixels."""
LONGEST_NAME = 14
"""Characters of a view's name on the button; the tip has all of it."""


class ViewsButton(QToolButton):
    """Says which view is shown, with a mark when it was changed since."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("View"))
        self._dress()

    def tell(self, name: str, changed: bool, asked: Sequence[str]) -> None:
        """Show the name of a view; the tip says what it asks."""
        shown = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        self.setText(_("{view} (changed)").format(view=shown) if changed else shown)
        tip = _("View: {name} (Ctrl+Shift+V)").format(name=name)
        self.setToolTip("\n".join([tip, *asked]))

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(SIGN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_colours().muted))
        x, y = self.width() - SIGN, self.height() // 2
        painter.drawPolygon(QPolygon([QPoint(x - 4, y - 2), QPoint(x + 4, y - 2), QPoint(x, y + 3)]))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.setIcon(icon("view", current_colours()))


class TableViews(QObject):
    """Shows, keeps, renames and deletes the views of one table; its button stands in the bar over the table."""

    def __init__(self, register: Register, table: RecordTable, bar: SearchBar, page: QWidget) -> None:
        super().__init__(page)
        self._register = register
        self._table = table
        self._bar = bar
        self._page = page
        self.shown: SavedView | None = None
        self.button = ViewsButton(bar)
        self.banner = Banner(page)
        self.button.clicked.connect(self.open_menu)
        table.view_changed.connect(self._tell)
        table.columns.changed.connect(self._tell)
        table.columns.resized.connect(self._tell)
        table.grid.move_wanted.connect(self.move)
        self._tell()

    @property
    def _kind(self) -> str:
        return self._table.kind.name

    # What is shown

    def show(self, saved: SavedView | None) -> None:
        """Show a view; None: all records again, with the user's own columns."""
        self.shown = saved
        view = saved.view if saved else View(self._kind)
        columns = self._table.columns
        self._bar.box.setText(view.search)
        self._table.show_view(view)
        if saved is not None and saved.columns:
            columns.lend(saved.columns)
        else:
            columns.give_back()
        words = saved_views.lost_words(saved) if saved else ""
        if words:
            self.banner.tell(words, "warning", [(_("Close"), self.banner.clear)])
        else:
            self.banner.clear()
        self._table.grid.setFocus()
        self._tell()

    @property
    def changed(self) -> bool:
        """Whether the table shows something else than the view that was chosen."""
        saved, table = self.shown, self._table
        if saved is None:
            return False
        other_columns = bool(saved.columns) and table.columns.entries() != self._lent(saved)
        return table.view != saved.view or other_columns

    def _lent(self, saved: SavedView) -> tuple[tuple[str, int], ...]:
        """The columns of a view as the table shows them when nothing is changed: unset widths are taken as they are."""
        widths = dict(self._table.columns.entries())
        names = dict(saved.columns)
        title = self._table.kind.title_field
        ordered = [title, *(name for name in names if name != title)]
        return tuple((name, names.get(name) or widths.get(name, 0)) for name in ordered)

    def clear(self) -> bool:
        """Drop what was searched and filtered beside the view, or the view when nothing was; False: nothing to drop."""
        if self.shown is None and not self._table.given:
            return False
        added = self._table.view.search != (self.shown.view.search if self.shown else "")
        added = added or self._table.view.filters != self._table.given
        self.show(self.shown if added else None)
        return True

    def hear(self, applied: Applied) -> None:
        """A view may have been renamed, deleted, or brought back."""
        if saved_views.KIND not in applied.kinds or self.shown is None or self.shown.built_in:
            return
        own = saved_views.own_views(register=self._register, kind=self._kind)
        self.shown = next((view for view in own if view.id == self.shown.id), None)
        self._tell()

    def _tell(self) -> None:
        name = self.shown.name if self.shown else _("All records")
        asked = view_words(register=self._register, view=self._table.view)
        self.button.tell(name, self.changed, asked)

    # The menu

    def open_menu(self) -> None:
        """The menu under the button."""
        menu = self.menu()
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def menu(self) -> QMenu:
        """All views, and what can be done with the one that is shown."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choice(menu, _("All records"), self.shown is None, lambda: self.show(None))
        every = saved_views.all_views(register=self._register, kind=self._kind)
        for section in (True, False):
            views = [view for view in every if view.built_in is section]
            if views:
                menu.addSeparator()
            for view in views:
                here = self.shown is not None and (view.id, view.name) == (self.shown.id, self.shown.name)
                self._choice(menu, view.name, here, lambda view=view: self.show(view))
        menu.addSeparator()
        self._fill_own(menu)
        menu.addSeparator()
        menu.addMenu(self._grouping(menu))
        if self._table.view.hand:
            menu.addAction(_("Drop the order by hand"), lambda: self._table.order_by_hand(()))
        return menu

    def _fill_own(self, menu: QMenu) -> None:
        own = self.shown if self.shown is not None and not self.shown.built_in else None
        writing = not self._register.read_only
        if own is not None:
            keep = menu.addAction(_("Save the changes of {name}").format(name=own.name))
            keep.triggered.connect(lambda: self.save(own.name))
            keep.setEnabled(writing and self.changed)
        save = menu.addAction(_("Save as a view…"), self.ask_name)
        rename = menu.addAction(_("Rename the view…"), self.ask_new_name)
        delete = menu.addAction(_("Delete the view"), self.delete)
        save.setEnabled(writing)
        rename.setEnabled(writing and own is not None)
        delete.setEnabled(writing and own is not None)

    def _grouping(self, parent: QMenu) -> QMenu:
        menu = QMenu(_("Group by"), parent)
        grouped = self._table.view.group
        self._choice(menu, _("No groups"), not grouped, lambda: self._table.group_by(()))
        menu.addSeparator()
        for field in self._table.kind.fields:
            if ordering.can_group(field):
                name = field.name
                action = self._choice(menu, str(field.label), name in grouped, lambda: None)
                action.triggered.connect(lambda _on=False, name=name: self.group(name))
        return menu

    def _choice(self, menu: QMenu, words: str, on: bool, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def group(self, name: str) -> None:
        """Group by a field, within the group of before; by a field that is grouped already: not any more."""
        now = self._table.view.group
        fields = tuple(n for n in now if n != name) if name in now else (*now, name)[-2:]
        self._table.group_by(fields)

    def fill_header_menu(self, menu: QMenu, column: int) -> None:
        """What the menu of a column offers: the manners of its order, and groups."""
        field = self._table.columns[column].field
        words = {
            "strokes": _("Sort by strokes"),
            "pinyin": _("Sort by pinyin"),
            "post": _("Sort by rank of post or title"),
        }
        for manner in ordering.manners(field):
            if manner in words:
                menu.addAction(words[manner], lambda manner=manner: self._table.sort_by(field.name, manner))
        by_hand = menu.addAction(_("Sort by hand (Alt+Up, Alt+Down)"), lambda: self.move(0))
        by_hand.setCheckable(True)
        by_hand.setChecked(bool(self._table.view.hand))
        if ordering.can_group(field):
            menu.addSeparator()
            grouped = field.name in self._table.view.group
            said = _("Do not group by {column}") if grouped else _("Group by {column}")
            menu.addAction(said.format(column=header_text(field)), lambda: self.group(field.name))

    # By hand

    def move(self, by: int) -> None:
        """Move the selected records up or down in the order by hand; 0 begins or ends such an order as it stands."""
        table = self._table
        if by == 0 and table.view.hand:
            table.order_by_hand(())
            return
        try:
            hand = ordering.moved_by_hand(
                register=self._register, view=table.view, record_ids=table.selected_ids() if by else (), by=by
            )
        except WorldError as fault:
            faults.tell(fault, self._page)
            return
        table.order_by_hand(hand)

    # The office's own

    def ask_name(self) -> None:
        """Ask under which name to keep the view of now."""
        own = self.shown.name if self.shown and not self.shown.built_in else ""
        words = _("Name of the view; one of the same name is replaced:")
        self._ask(_("Save as a view"), words, own, self.save)

    def ask_new_name(self) -> None:
        """Ask for another name of the view that is shown."""
        if self.shown is not None and not self.shown.built_in:
            self._ask(_("Rename the view"), _("New name:"), self.shown.name, self.rename)

    def _ask(self, title: str, words: str, now: str, take: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setTextValue(now)
        dialog.setOkButtonText(_("Save"))
        dialog.setCancelButtonText(_("Cancel"))
        for line in dialog.findChildren(QLineEdit):
            line.setMaxLength(saved_views.LONGEST)
        dialog.textValueSelected.connect(take)
        dialog.open()

    def save(self, name: str) -> None:
        """Keep the view of now with its columns under a name."""
        try:
            self.shown = saved_views.save_view(
                register=self._register,
                name=name,
                view=self._table.view,
                columns=self._table.columns.entries(),
                initiator=self,
            )
        except WorldError as fault:
            faults.tell(fault, self._page)
            return
        self.show(self.shown)

    def rename(self, name: str) -> None:
        """Give the view that is shown another name."""
        if self.shown is None or self.shown.built_in:
            return
        try:
            saved_views.rename_view(register=self._register, saved=self.shown, name=name, initiator=self)
        except WorldError as fault:
            faults.tell(fault, self._page)

    def delete(self) -> None:
        """Delete the view that is shown; all records are shown again, and undo brings the view back."""
        gone = self.shown
        if gone is None or gone.built_in:
            return
        try:
            saved_views.delete_view(register=self._register, saved=gone, initiator=self)
        except WorldError as fault:
            faults.tell(fault, self._page)
            return
        self.show(None)
