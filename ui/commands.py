"""Every command of the window with its words, key and place in the menus: one table, from which all else is made."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from lyuliang_desk.messages import _
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do.

    ``needs`` says when it can be done: with a ``register`` open, one that is open for ``write``, on a ``page`` with
    a table, or both (``write_page``).
    ``local`` keys are heard by the widget that has the keyboard, and only shown in the menu.
    """

    name: str
    words: Words
    key: str = ""
    picture: str = ""
    needs: str = ""
    local: bool = False
    checkable: bool = False


SEPARATOR = Command("", str)

FILE = (
    Command("new_register", lambda: _("New register…"), "Ctrl+Shift+N"),
    Command("open_register", lambda: _("Open register…"), "Ctrl+O", "open"),
    Command("recent", lambda: _("Recent registers")),
    SEPARATOR,
    Command("import", lambda: _("Import…"), "Ctrl+I", "import", "write"),
    Command("export", lambda: _("Export the table…"), "Ctrl+E", "export", "page"),
    Command("template", lambda: _("Template for this register…"), "Ctrl+Shift+E", "", "page"),
    Command("print", lambda: _("Print the table…"), "Ctrl+P", "print", "register"),
    Command("print_record", lambda: _("Print this record…"), "Ctrl+Shift+P", "", "page"),
    Command("report", lambda: _("Print the yearly report…"), "Ctrl+Shift+Y", "", "register"),
    Command("figures", lambda: _("Save the overview as a workbook…"), "", "", "register"),
    SEPARATOR,
    Command("backup", lambda: _("Back up now"), "", "backup", "register"),
    Command("check", lambda: _("Check the register"), "", "check", "register"),
    SEPARATOR,
    Command("quit", lambda: _("Quit"), "Ctrl+Q"),
)
EDIT = (
    Command("undo", lambda: _("Undo"), "Ctrl+Z", "undo", "write"),
    Command("redo", lambda: _("Redo"), "Ctrl+Y", "redo", "write"),
    SEPARATOR,
    Command("copy", lambda: _("Copy rows"), "Ctrl+C", "copy", "page", local=True),
    Command("copy_headers", lambda: _("Copy rows with headers"), "Ctrl+Shift+C", "", "page"),
    Command("paste", lambda: _("Paste cells…"), "Ctrl+V", "", "write_page", local=True),
    Command("select_all", lambda: _("Select all"), "Ctrl+A", "", "page", local=True),
    SEPARATOR,
    Command("fill_down", lambda: _("Fill down…"), "Ctrl+Shift+D", "", "write_page"),
    Command("set_field", lambda: _("Set a field on the selection…"), "Ctrl+Shift+F", "", "write_page"),
    Command("double_entry", lambda: _("Double entry…"), "", "", "write_page"),
    SEPARATOR,
    Command("search", lambda: _("Search"), "Ctrl+F", "search", "page"),
    Command("filter", lambda: _("Filter this column"), "Ctrl+L", "filter", "page"),
    Command("clear_filters", lambda: _("Clear filters"), "Ctrl+Shift+L", "clear", "page"),
)
RECORD = (
    Command("new_record", lambda: _("New record"), "Ctrl+N", "new", "write_page"),
    Command("open_record", lambda: _("Open record"), "F2", "edit", "page", local=True),
    Command("history", lambda: _("History"), "Ctrl+H", "history", "page"),
    SEPARATOR,
    Command("duplicates", lambda: _("Look for duplicates"), "Ctrl+Shift+U", "duplicates", "register"),
    Command("checks", lambda: _("Check the data"), "Ctrl+F8", "checks", "register"),
    Command("next_finding", lambda: _("Next problem"), "F8", "", "register"),
    Command("previous_finding", lambda: _("Previous problem"), "Shift+F8", "", "register"),
    Command("merge", lambda: _("Merge the selected records…"), "Ctrl+Shift+M", "", "write_page"),
    Command("number", lambda: _("Number the selected records"), "Ctrl+G", "", "write_page"),
    Command("numbering", lambda: _("Numbering rules…"), "", "", "write"),
    Command("team_limit", lambda: _("Teams per person…"), "", "", "write"),
    SEPARATOR,
    Command("delete", lambda: _("Delete"), "Del", "delete", "write_page", local=True),
)
VIEW = (
    Command("overview", lambda: _("Overview"), "Ctrl+0", "overview", "register"),
    SEPARATOR,
    Command("columns", lambda: _("Choose columns…"), "Ctrl+Shift+K", "columns", "page"),
    Command("views", lambda: _("Views and groups…"), "Ctrl+Shift+V", "view", "page"),
    Command("sort", lambda: _("Sort by this column"), "Ctrl+R", "", "page"),
    Command("own_fields", lambda: _("Own fields…"), "", "", "page"),
    SEPARATOR,
    Command("as_of", lambda: _("As of a day…"), "Ctrl+Shift+T", "history", "register"),
    Command("back_to_today", lambda: _("Back to today"), "Ctrl+Shift+B", "", "register"),
    SEPARATOR,
    Command("next_area", lambda: _("Next area"), "F6"),
    Command("previous_area", lambda: _("Area before"), "Shift+F6"),
    SEPARATOR,
    Command("appearance", lambda: _("Appearance")),
    Command("language", lambda: _("Language")),
)
HELP = (Command("about", lambda: _("About this program")),)

MENUS: tuple[tuple[Words, tuple[Command, ...]], ...] = (
    (lambda: _("&File"), FILE),
    (lambda: _("&Edit"), EDIT),
    (lambda: _("&Record"), RECORD),
    (lambda: _("&View"), VIEW),
    (lambda: _("&Help"), HELP),
)
VIEW_MENU = 3
"""The place of the view menu among ``MENUS``."""
TOOLS = ("new_record", "", "import", "print", "export", "", "undo", "redo", "", "search")
SHORT: dict[str, Words] = {
    "new_record": lambda: _("New"),
    "import": lambda: _("Import"),
    "print": lambda: _("Print"),
    "export": lambda: _("Export"),
    "undo": lambda: _("Undo"),
    "redo": lambda: _("Redo"),
    "search": lambda: _("Search"),
}
SUBMENUS = ("recent", "appearance", "language")


class Commands:
    """The actions of one window by name, and the menus and tool bar made of them."""

    def __init__(self, window: QWidget, run: Callable[[str], object]) -> None:
        self._table = {c.name: c for _words, commands in MENUS for c in commands if c.name}
        self.actions: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {name: QMenu(window) for name in SUBMENUS}
        for name, command in self._table.items():
            action = self.submenus[name].menuAction() if name in SUBMENUS else QAction(window)
            action.setText(command.words())
            if command.key:
                action.setShortcut(QKeySequence(command.key))
            if command.local:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if name not in SUBMENUS:
                action.triggered.connect(lambda _checked=False, name=name: run(name))
            self.actions[name] = action
        self.dress()

    def fill_menus(self, bar: QMenuBar) -> None:
        """The menu bar."""
        for words, commands in MENUS:
            menu = bar.addMenu(words())
            for command in commands:
                if command is SEPARATOR:
                    menu.addSeparator()
                else:
                    menu.addAction(self.actions[command.name])

    def add_registers(
        self, window: QWidget, bar: QMenuBar, kinds: list[tuple[str, str, str]], go: Callable[[str], None]
    ) -> None:
        """The registers ``(name, words, key)`` at the head of the view menu."""
        menu = bar.actions()[VIEW_MENU].menu()
        assert isinstance(menu, QMenu)
        first = menu.actions()[0]
        for name, words, key in kinds:
            action = QAction(words, window)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _checked=False, name=name: go(name))
            self.actions[f"go_{name}"] = action
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def fill_tools(self, bar: QToolBar) -> None:
        """The slim tool bar; its words are short, tips say the rest with the key."""
        for name in TOOLS:
            if not name:
                bar.addSeparator()
                continue
            action = self.actions[name]
            action.setIconText(SHORT[name]())
            bar.addAction(action)
        self.tell_tips()

    def tell_tips(self) -> None:
        """Tips with the full words and the key."""
        for name in TOOLS:
            if name:
                action = self.actions[name]
                key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{action.text().rstrip('…')}  {key}")

    def allow(self, register: bool, write: bool, page: bool) -> None:
        """Grey what cannot be done now."""
        holds = {"": True, "register": register, "write": write, "page": page, "write_page": write and page}
        for name, command in self._table.items():
            self.actions[name].setEnabled(holds[command.needs])

    def give_way(self, keys: set[str]) -> None:
        """Leave these keys to the page in sight, which has shortcuts of its own; the menus still show them.

        Two shortcuts of one key would be ambiguous to Qt, which then does neither.
        """
        contexts = Qt.ShortcutContext
        for name, action in self.actions.items():
            local = name in self._table and self._table[name].local
            taken = action.shortcut().toString() in keys
            action.setShortcutContext(contexts.WidgetShortcut if local or taken else contexts.WindowShortcut)

    def name_step(self, name: str, words: str, possible: bool) -> None:
        """Undo and redo carry the name of their step."""
        action = self.actions[name]
        short = SHORT[name]()
        action.setText(_("{command}: {step}").format(command=short, step=words) if words else short)
        action.setIconText(short)
        action.setEnabled(possible)
        self.tell_tips()

    def dress(self) -> None:
        """Draw the icons in the colours of now."""
        for name, command in self._table.items():
            if command.picture:
                self.actions[name].setIcon(icon(command.picture, current_colours()))
