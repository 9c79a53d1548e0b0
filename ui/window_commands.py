"""What each command of the window does: on the window as a whole, or on the register's page in sight.

The words, keys and places in the menus are in ``commands``; a command of the page wins over one of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui import opening, past, record_work, register_work
from ui.about import show_about
from ui.overview import output
from ui.places import OVERVIEW
from ui.print_request import record_request, table_request
from ui.registers import aids
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


def _team_limit(window: MainWindow, page: RegisterPage | None) -> None:
    from ui.checks.team_limit import ask_for_team_limit

    if window.register is not None:
        ask_for_team_limit(window.register, window)


def _report(window: MainWindow, page: RegisterPage | None) -> None:
    if window.register is not None:
        output.report(window.register, _year(window), window.folder(), window, window.say)


def _figures(window: MainWindow, page: RegisterPage | None) -> None:
    if window.register is not None:
        output.workbook(window.register, _year(window), window.folder(), window, window.say)


def _year(window: MainWindow) -> int | None:
    """The year that the overview shows; all of them while it was not visited."""
    if window.pages is None or not window.pages.has(OVERVIEW):
        return None
    year = getattr(window.pages.page(OVERVIEW), "year", None)
    return year if isinstance(year, int) else None


WINDOW_COMMANDS: dict[str, Callable[[MainWindow, RegisterPage | None], object]] = {
    "new_register": lambda window, page: window.ask_for_new_register(),
    "open_register": lambda window, page: opening.ask_for_register(window, window.open_path, window.folder()),
    "import": lambda window, page: window.go("import"),
    "print": lambda window, page: window.print_records(table_request(page)),
    "overview": lambda window, page: window.go(OVERVIEW),
    "team_limit": _team_limit,
    "report": _report,
    "figures": _figures,
    "backup": _back_up,
    "check": _check,
    "as_of": lambda window, page: past.ask_for_day(window),
    "back_to_today": lambda window, page: past.back_to_today(window),
    "quit": lambda window, page: window.close(),
    "undo": lambda window, page: take_back(window, "undo"),
    "redo": lambda window, page: take_back(window, "redo"),
    "next_area": lambda window, page: window.move_area(1),
    "previous_area": lambda window, page: window.move_area(-1),
    "duplicates": lambda window, page: window.go("duplicates"),
    "checks": lambda window, page: window.go("checks"),
    "next_finding": lambda window, page: window.step_finding(1),
    "previous_finding": lambda window, page: window.step_finding(-1),
    "numbering": lambda window, page: record_work.choose_rules(window),
    "about": lambda window, page: show_about(window),
}

PAGE_COMMANDS: dict[str, Callable[[MainWindow, RegisterPage], object]] = {
    "export": lambda window, page: register_work.export(page, window, window.say),
    "template": lambda window, page: register_work.template(page, window, window.say),
    "copy": lambda window, page: page.copy(),
    "copy_headers": lambda window, page: page.copy(headers=True),
    "select_all": lambda window, page: page.table.grid.selectAll(),
    "paste": lambda window, page: page.paste(),
    "fill_down": lambda window, page: aids.fill_down(page),
    "set_field": lambda window, page: aids.set_field(page),
    "double_entry": lambda window, page: aids.choose_double_entry(page),
    "search": lambda window, page: page.focus_search(),
    "filter": lambda window, page: page.focus_filter(),
    "clear_filters": lambda window, page: page.clear_filters(),
    "new_record": lambda window, page: page.new_record(),
    "print_record": lambda window, page: window.print_records(record_request(page)),
    "open_record": lambda window, page: page.open_current(),
    "history": lambda window, page: page.show_history(),
    "merge": record_work.compare_selected,
    "number": record_work.number_selected,
    "delete": lambda window, page: page.delete_selected(),
    "columns": lambda window, page: page.choose_columns(),
    "views": lambda window, page: page.views.open_menu(),
    "sort": lambda window, page: page.sort_by_current_column(),
    "own_fields": lambda window, page: page.choose_own_fields(),
}
