"""The window: menus, tool bar, sidebar, the page in sight, and the status bar. What is done is done elsewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QSplitter,
    QToolBar,
    QWidget,
)

from lyuliang_desk import operations
from lyuliang_desk.catalogue.custom import DEFINITIONS
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.messages import LANGUAGES, _, language
from lyuliang_desk.store.as_of import PastRegister
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.drafts import Draft
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui import opening, past
from ui.bridge import RegisterBridge
from ui.commands import Commands
from ui.notices import Notices
from ui.places import KEYS, OVERVIEW, REGISTERS, Pages, next_area, places
from ui.print_request import PrintRequest, table_request
from ui.registers.page import RegisterPage
from ui.registers.sidebar import Sidebar
from ui.settings import Settings
from ui.status_line import StatusLine
from ui.tasks import Task
from ui.theme.scheme import MODES, Scheme
from ui.welcome import WelcomePage
from ui.window_commands import PAGE_COMMANDS, WINDOW_COMMANDS


class MainWindow(QMainWindow):
    """One window on one register. ``language_wanted`` asks whoever made the window to make it anew in a language."""

    language_wanted = Signal(str)

    def __init__(self, settings: Settings, scheme: Scheme, operator: str) -> None:
        super().__init__()
        self.settings = settings
        self.scheme = scheme
        self.operator = operator
        self.register: Register | None = None
        self.pages: Pages | None = None
        self.sidebar: Sidebar | None = None
        self.notices: Notices | None = None
        self._bridge: RegisterBridge | None = None
        self.place = ""
        """Where the user is; a register that is opened begins at the overview."""
        self._asked: PrintRequest | None = None
        self.commands = Commands(self, self.run)
        self.commands.fill_menus(self.menuBar())
        self.tools = QToolBar(_("Tools"), self)
        self.tools.setObjectName("tools")
        self.status = StatusLine(self.statusBar())
        self._build()
        self._fill_choices()
        self.setAcceptDrops(True)
        scheme.changed.connect(self._dress)
        self._build_anew = QTimer(self, interval=0, singleShot=True)
        self._build_anew.timeout.connect(self._show_new_fields)
        self._restore()

    # The frame

    def _build(self) -> None:
        self.setWindowTitle(_("Lyuliang Desk"))
        self.tools.setMovable(False)
        self.tools.setIconSize(QSize(20, 20))
        self.tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tools.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self.tools)
        self.commands.fill_tools(self.tools)
        kinds = [(name, str(KINDS[name].label), key) for name, key in KEYS.items()]
        self.commands.add_registers(self, self.menuBar(), kinds, self.go)
        self.setCentralWidget(QWidget(self))
        self._allow()

    def _fill_choices(self) -> None:
        words = {"light": _("Light"), "dark": _("Dark"), "system": _("As the system")}
        self._fill_choice("appearance", [(mode, words[mode]) for mode in MODES], self.scheme.mode, self._wear)
        names = [(name, {"zh_CN": "中文", "en": "English"}[name]) for name in LANGUAGES]
        self._fill_choice("language", names, language(), self.language_wanted.emit)
        self._fill_recent()

    def _fill_choice(
        self, name: str, choices: list[tuple[str, str]], now: str, choose: Callable[[str], object]
    ) -> None:
        group = QActionGroup(self)
        for value, words in choices:
            action = self.commands.submenus[name].addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))
            group.addAction(action)

    def _fill_recent(self) -> None:
        menu = self.commands.submenus["recent"]
        menu.clear()
        for path in self.settings.recent():
            menu.addAction(str(path), partial(self.open_path, path))
        menu.setEnabled(bool(self.settings.recent()))

    def _wear(self, mode: str) -> None:
        self.scheme.wear(mode)
        self.settings.put("appearance", mode)

    def _dress(self) -> None:
        self.commands.dress()

    def _restore(self) -> None:
        self.resize(1280, 800)
        geometry = self.settings.get_bytes("geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    # The register

    def open_path(self, path: Path) -> None:
        """Open a register in place of the present one; a fault is told, and the present one stays."""
        if self.register is not None and path == self.register.path:
            return
        if isinstance(self.register, PastRegister) and path == self.register.live.path:
            past.back_to_today(self)
        elif self.try_leave():
            opening.open_register(path, self.operator, self, self.adopt_first)

    def _open_for_writing(self) -> None:
        """The viewed register anew; whoever has it open is named if it still cannot be written."""
        if self.register is not None:
            opening.open_register(self.register.path, self.operator, self, self.adopt)

    def adopt_first(self, register: Register) -> None:
        """Show a register that was just opened or made, at its overview."""
        self.place = ""
        self.adopt(register)

    def adopt(self, register: Register) -> None:
        """Show an open register; this window closes it when it goes."""
        self._let_go()
        self.register = register
        self._bridge = RegisterBridge(register, self)
        self._bridge.applied.connect(self._applied)
        self.pages = Pages(register, self.settings, self)
        self.notices = Notices(register, self.pages, self)
        self.notices.writing_wanted.connect(self._open_for_writing)
        self.notices.today_wanted.connect(lambda: past.back_to_today(self))
        self.notices.drafts.wanted.connect(self._continue_draft)
        self.sidebar = Sidebar(places(), self)
        office = register.office + (_(" (viewing only)") if register.read_only else "")
        self.sidebar.show_register(register.path.stem, office, str(register.path))
        self.sidebar.chosen.connect(self.go)
        self.sidebar.entered.connect(self._enter_page)
        workspace = QSplitter(Qt.Orientation.Horizontal, self)
        workspace.setObjectName("workspace")
        workspace.setChildrenCollapsible(False)
        workspace.addWidget(self.sidebar)
        workspace.addWidget(self.notices)
        workspace.setStretchFactor(1, 1)
        workspace.setSizes([196, self.width() - 196])
        self.sidebar.setMinimumWidth(168)
        self.setCentralWidget(workspace)
        self.setWindowTitle(f"{register.path.stem} — {_('Lyuliang Desk')}")
        if register.as_of is None:
            self.settings.remember_recent(register.path)
            self._fill_recent()
        self._refresh_frame()
        self.go(self.place or OVERVIEW)
        if register.backup_fault is not None:
            self.say(register.backup_fault.message)

    def release(self) -> Register | None:
        """Give the register away without closing it, for a window made anew."""
        register, self.register = self.register, None
        if self.pages is not None:
            self.pages.stop()
        if self._bridge is not None:
            self._bridge.close()
        return register

    def _let_go(self) -> None:
        for task in self.findChildren(Task):
            task.cancel_and_wait()
        register = self.release()
        if register is not None:
            register.close()

    def show_welcome(self) -> None:
        """No register: what can be done is offered."""
        page = WelcomePage(self.settings.recent(), self)
        page.wanted.connect(self.run)
        page.path_wanted.connect(self.open_path)
        self.setCentralWidget(page)
        self.status.tell_selected("")
        self._allow()

    def try_leave(self) -> bool:
        """Whether the register may be left; asks when something typed is not saved."""
        return self.pages is None or self.pages.try_leave()

    def _applied(self, applied: Applied) -> None:
        if DEFINITIONS in applied.kinds:
            self._build_anew.start()
        self._refresh_frame()
        if self.notices is not None:
            self.notices.drafts.refresh()
        if self.pages is not None:
            self.pages.hear(applied)

    def _show_new_fields(self) -> None:
        """The office's own fields have changed: every page is made of them, so all are made anew."""
        open_dialogs = [d for d in self.findChildren(QDialog) if d.isVisible()]
        if open_dialogs:
            open_dialogs[0].finished.connect(self._build_anew.start)
            return
        if self.register is not None and self.try_leave():
            register = self.release()
            assert register is not None
            self.adopt(register)

    def _refresh_frame(self) -> None:
        """Counts, undo and redo."""
        if self.register is None or self.sidebar is None:
            return
        self.sidebar.show_counts({kind.name: self.register.count(kind.name) for kind in REGISTERS})
        writing = not self.register.read_only
        for name, action in (("undo", self.register.undoable()), ("redo", self.register.redoable())):
            words = operations.step_name(action) if action is not None else ""
            self.commands.name_step(name, words, writing and action is not None)

    def _allow(self) -> None:
        register = self.register
        page = self.pages is not None and self.pages.current_register() is not None
        self.commands.allow(register is not None, register is not None and not register.read_only, page)
        self.commands.actions["back_to_today"].setEnabled(register is not None and register.as_of is not None)
        self._refresh_frame()

    # Going about

    def go(self, name: str) -> None:
        """Show a place of the sidebar."""
        if self.pages is None or self.sidebar is None:
            return
        before = self.pages.current_register()
        new = not self.pages.has(name)
        self.place = name
        page = self.pages.go(name)
        if new:
            self._meet(name, page)
        self.sidebar.show_place(name)
        if isinstance(page, RegisterPage):
            self.settings.put("place", name)
            page.tell_status()
        else:
            self.status.tell_selected("")
        if name == "print":
            asked, self._asked = self._asked or table_request(before), None
            if before is not None or new:
                page.show_form(asked.form, asked.view, asked.record_ids, asked.columns)  # type: ignore[attr-defined]
        self._share_keys(page)
        self._allow()
        if not self.sidebar.list.hasFocus():
            self._enter_page()

    def _meet(self, name: str, page: QWidget) -> None:
        """Hear what a page that was just made has to say."""
        if isinstance(page, RegisterPage):
            page.status.connect(self.status.tell_selected)
            page.record_wanted.connect(self.open_record)
            if self.notices is not None:
                page.drafts_changed.connect(self.notices.drafts.refresh)
        elif name == OVERVIEW:
            page.rows_wanted.connect(self.show_rows)  # type: ignore[attr-defined]
            page.place_wanted.connect(self.go)  # type: ignore[attr-defined]
            page.report_wanted.connect(lambda: self.run("report"))  # type: ignore[attr-defined]
            page.workbook_wanted.connect(lambda: self.run("figures"))  # type: ignore[attr-defined]
        elif name == "checks":
            page.record_wanted.connect(self.open_record)  # type: ignore[attr-defined]
        elif name == "import":
            page.records_wanted.connect(self.go)  # type: ignore[attr-defined]
            page.closed.connect(self._back_to_registers)  # type: ignore[attr-defined]

    def _back_to_registers(self) -> None:
        self.go(str(self.settings.get("place", REGISTERS[0].name)))

    def _share_keys(self, page: QWidget) -> None:
        """A page's own keys come before the window's; a register's page has none of its own but in its panels."""
        own = {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}
        self.commands.give_way(set() if isinstance(page, RegisterPage) else own)

    def _enter_page(self) -> None:
        page = self.pages.currentWidget() if self.pages is not None else None
        if isinstance(page, RegisterPage):
            page.table.grid.setFocus()
        elif page is not None:
            page.setFocus()

    def open_record(self, kind: str, record_id: str, field: str = "") -> None:
        """Go to a record of any kind, and to one of its fields."""
        self.go(kind)
        page = self.pages.current_register() if self.pages is not None else None
        if page is not None:
            page.open_record(record_id, field)

    def step_finding(self, step: int) -> None:
        """Go to the next or previous problem of the data checks, or to the checks where they have not been run."""
        page = self.pages.page("checks") if self.pages is not None and self.pages.has("checks") else None
        if page is None or not page.step(step):  # type: ignore[attr-defined]
            self.go("checks")

    def show_rows(self, view: View, words: str) -> None:
        """Go to the rows that a figure is made of."""
        self.go(view.kind)
        page = self.pages.current_register() if self.pages is not None else None
        if page is not None:
            page.show_rows(view, words)

    def _continue_draft(self, draft: Draft) -> None:
        self.go(draft.kind)
        page = self.pages.current_register() if self.pages is not None else None
        if page is not None:
            page.continue_draft(draft)

    def move_area(self, step: int) -> None:
        """F6: the keyboard to the next area."""
        page = self.pages.currentWidget() if self.pages is not None else None
        if page is None or self.sidebar is None:
            return
        notices = self.notices.areas() if self.notices is not None else []
        areas = [self.sidebar.list, *notices, *(page.areas() if isinstance(page, RegisterPage) else [page])]
        next_area(areas, QApplication.focusWidget(), step).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Commands

    def run(self, name: str) -> None:
        """Do a command by its name: what it does is said in ``window_commands``."""
        page = self.pages.current_register() if self.pages is not None else None
        if page is not None and name in PAGE_COMMANDS:
            PAGE_COMMANDS[name](self, page)
        elif name in WINDOW_COMMANDS:
            WINDOW_COMMANDS[name](self, page)

    def folder(self) -> Path:
        """Where registers are looked for first."""
        recent = self.settings.recent()
        return recent[0].parent if recent else Path.home()

    def ask_for_new_register(self) -> None:
        """The dialog of a new register, once the present one may be left."""
        if self.try_leave():
            opening.NewRegisterDialog(self.folder(), self.operator, self, self.adopt_first).open()

    def import_file(self, path: Path) -> None:
        """Go to importing with a workbook."""
        self.go("import")
        page = self.pages.currentWidget() if self.pages is not None else None
        if page is not None:
            page.open_file(path)  # type: ignore[attr-defined]

    def print_records(self, request: PrintRequest | None) -> None:
        """Go to printing with what was asked for."""
        if self.pages is None or request is None:
            return
        self._asked = request
        self.go("print")

    def say(self, words: str) -> None:
        """A word about what was done, at the left of the status bar for a while."""
        self.status.say(words)

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.register is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files and files[0].suffix.lower() == opening.SUFFIX:
            self.open_path(files[0])
        elif files:
            self.import_file(files[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.try_leave():
            event.ignore()
            return
        self.settings.put_bytes("geometry", self.saveGeometry())
        self.settings.write()
        self._let_go()
        super().closeEvent(event)
