"""What each command of the window does: on the window as a whole, or on the register's page in sight.

The words, keys and places in the menus are in ``commands``; a command of the page wins over one of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui import opening, register_work
from ui.about import show_about
from ui.print_request import record_request, table_request
from ui.taking_back import take_back

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.registers.page import RegisterPage


def _back_up(window: MainWindow, page: RegisterPage | None) -> None:
    if window.register is not None:
        register_work.back_up(window.register, window, window.say)


def _check(window: MainWindow, page: RegisterPage | None) -> None:
    if window.register is not None:
        register_work.check(window.register, window)


WINDOW_COMMANDS: dict[str, Callable[[MainWindow, RegisterPage | None], object]] = {
    "new_register": lambda window, page: window.ask_for_new_register(),
    "open_register": lambda window, page: opening.ask_for_register(window, window.open_path, window.folder()),
    "import": lambda window, page: window.go("import"),
    "print": lambda window, page: window.print_records(table_request(page)),
    "backup": _back_up,
    "check": _check,
    "quit": lambda window, page: window.close(),
    "undo": lambda window, page: take_back(window, "undo"),
    "redo": lambda window, page: take_back(window, "redo"),
    "next_area": lambda window, page: window.move_area(1),
    "previous_area": lambda window, page: window.move_area(-1),
    "about": lambda window, page: show_about(window),
}

PAGE_COMMANDS: dict[str, Callable[[MainWindow, RegisterPage], object]] = {
    "export": lambda window, page: register_work.export(page, window, window.say),
    "copy": lambda window, page: page.copy(),
    "copy_headers": lambda window, page: page.copy(headers=True),
    "select_all": lambda window, page: page.table.grid.selectAll(),
    "search": lambda window, page: page.focus_search(),
    "filter": lambda window, page: page.focus_filter(),
    "clear_filters": lambda window, page: page.clear_filters(),
    "new_record": lambda window, page: page.new_record(),
    "print_record": lambda window, page: window.print_records(record_request(page)),
    "open_record": lambda window, page: page.open_current(),
    "history": lambda window, page: page.show_history(),
    "delete": lambda window, page: page.delete_selected(),
    "columns": lambda window, page: page.choose_columns(),
    "sort": lambda window, page: page.sort_by_current_column(),
    "own_fields": lambda window, page: page.choose_own_fields(),
}
