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
    QMessageBox,
    QSplitter,
    QToolBar,
    QWidget,
)

import lyuliang_desk
from lyuliang_desk import operations
from lyuliang_desk.catalogue.custom import DEFINITIONS
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import LANGUAGES, _, language
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.drafts import Draft
from lyuliang_desk.store.register import Register
from ui import faults, opening, register_work
from ui.bridge import RegisterBridge
from ui.commands import Commands
from ui.notices import Notices
from ui.places import KEYS, REGISTERS, Pages, next_area, places
from ui.print_request import PrintRequest, record_request, table_request
from ui.registers import aids
from ui.registers.page import RegisterPage
from ui.registers.sidebar import Sidebar
from ui.settings import Settings
from ui.status_line import StatusLine
from ui.tasks import Task, run_with_dialog
from ui.theme.scheme import MODES, Scheme
from ui.welcome import WelcomePage

LONG_STEPS = {"import", "sample"}
"""Steps that may touch so many records that they are undone off the window's thread."""


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
        if self.try_leave():
            opening.open_register(path, self.operator, self, self.adopt)

    def _open_for_writing(self) -> None:
        """The viewed register anew; whoever has it open is named if it still cannot be written."""
        if self.register is not None:
            opening.open_register(self.register.path, self.operator, self, self.adopt)

    def adopt(self, register: Register) -> None:
        """Show an open register; this window closes it when it goes."""
        self._let_go()
        self.register = register
        self._bridge = RegisterBridge(register, self)
        self._bridge.applied.connect(self._applied)
        self.pages = Pages(register, self.settings, self)
        self.notices = Notices(register, self.pages, self)
        self.notices.writing_wanted.connect(self._open_for_writing)
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
        self.settings.remember_recent(register.path)
        self._fill_recent()
        self._refresh_frame()
        self.go(str(self.settings.get("place", "")) or REGISTERS[0].name)
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
            for page in self.pages.registers():
                page.hear(applied)

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
        self._refresh_frame()

    # Going about

    def go(self, name: str) -> None:
        """Show a place of the sidebar."""
        if self.pages is None or self.sidebar is None:
            return
        before = self.pages.current_register()
        new = not self.pages.has(name)
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
                page.show_form(asked.form, asked.view, asked.record_ids)  # type: ignore[attr-defined]
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

    def open_record(self, kind: str, record_id: str) -> None:
        """Go to a record of any kind."""
        self.go(kind)
        page = self.pages.current_register() if self.pages is not None else None
        if page is not None:
            page.open_record(record_id)

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
        """Do a command by its name."""
        page = self.pages.current_register() if self.pages is not None else None
        on_page = {} if page is None else self._page_commands(page)
        commands = {**self._window_commands(page), **on_page}
        if name in commands:
            commands[name]()

    def _window_commands(self, page: RegisterPage | None) -> dict[str, Callable[[], object]]:
        return {
            "new_register": self._new_register,
            "open_register": lambda: opening.ask_for_register(self, self.open_path, self._folder()),
            "import": lambda: self.go("import"),
            "print": lambda: self.print_records(table_request(page)),
            "backup": self._back_up,
            "check": self._check,
            "quit": self.close,
            "undo": lambda: self.take_back("undo"),
            "redo": lambda: self.take_back("redo"),
            "next_area": lambda: self.move_area(1),
            "previous_area": lambda: self.move_area(-1),
            "about": self._about,
        }

    def _page_commands(self, page: RegisterPage) -> dict[str, Callable[[], object]]:
        return {
            **aids.edit_commands(page),
            "export": lambda: register_work.export(page, self, self.say),
            "search": page.focus_search,
            "filter": page.focus_filter,
            "clear_filters": page.clear_filters,
            "new_record": page.new_record,
            "print_record": lambda: self.print_records(record_request(page)),
            "open_record": page.open_current,
            "history": page.show_history,
            "delete": page.delete_selected,
            "columns": page.choose_columns,
            "sort": page.sort_by_current_column,
            "own_fields": page.choose_own_fields,
        }

    def _back_up(self) -> None:
        if self.register is not None:
            register_work.back_up(self.register, self, self.say)

    def _check(self) -> None:
        if self.register is not None:
            register_work.check(self.register, self)

    def _folder(self) -> Path:
        recent = self.settings.recent()
        return recent[0].parent if recent else Path.home()

    def _new_register(self) -> None:
        if self.try_leave():
            opening.NewRegisterDialog(self._folder(), self.operator, self, self.adopt).open()

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

    def take_back(self, name: str) -> None:
        """Undo or redo one step and say which."""
        register = self.register
        step = None if register is None else getattr(register, f"{name}able")()
        if register is None or step is None:
            return
        words = _("Undone: {step}") if name == "undo" else _("Redone: {step}")
        do = {"undo": operations.undo, "redo": operations.redo}[name]

        def told(applied: Applied | None) -> None:
            if applied is not None:
                self.say(words.format(step=operations.step_name(step)))

        if step.code in LONG_STEPS:
            title = self.commands.actions[name].text()
            run_with_dialog(title, lambda _progress, _cancelled: do(register=register), self, told)
            return
        try:
            told(do(register=register))
        except WorldError as fault:
            faults.tell(fault, self)

    def say(self, words: str) -> None:
        """A word about what was done, at the left of the status bar for a while."""
        self.status.say(words)

    def _about(self) -> None:
        version = getattr(lyuliang_desk, "__version__", "0.1.0")
        words = _("Lyuliang Desk {version}: project register and talent teams.").format(version=version)
        box = QMessageBox(QMessageBox.Icon.NoIcon, _("About this program"), words, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

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
