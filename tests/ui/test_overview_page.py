"""The overview opens first; every figure opens exactly the rows that it is made of."""

import pytest
from ledger import WAN, fill, save
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lyuliang_desk.store.register import Register
from ui.main_window import MainWindow
from ui.overview.figure_table import FigureGrid
from ui.overview.page import OverviewPage


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, register: Register) -> OverviewPage:
    fill(register)
    for source, amount, movement in (("S3", 120, "1"), ("S3", 80, "1"), ("S5", 50, "1"), ("S3", 60, "3")):
        save(
            register,
            "fund_movement",
            date="2024-05-06",
            movement=movement,
            source=source,
            amount=amount * WAN,
        )
    window.go("overview")
    assert window.pages is not None
    made = window.pages.currentWidget()
    assert isinstance(made, OverviewPage)
    qtbot.waitUntil(lambda: made.overview is not None and grid(made, "sources").rowCount() == 3)
    return made


def grid(page: OverviewPage, name: str) -> FigureGrid:
    return next(g for g in page.grids() if g.table.name == name)


def cell(found: FigureGrid, label: str, column: str) -> tuple[int, int]:
    row = next(n for n, line in enumerate(found.table.lines) if line.label == label)
    return row, 1 + found.table.columns.index(column)


def test_a_register_that_is_opened_begins_at_the_overview(window: MainWindow, register: Register) -> None:
    window.release()
    window.adopt_first(register)
    assert window.place == "overview"
    assert window.pages is not None and isinstance(window.pages.currentWidget(), OverviewPage)


def test_enter_on_a_figure_shows_exactly_its_rows(
    qtbot: QtBot, page: OverviewPage, window: MainWindow
) -> None:
    sources = grid(page, "sources")
    assert sources.item(*cell(sources, "市级财政", "到账")).text() == "200.00"
    sources.setFocus()
    sources.setCurrentCell(*cell(sources, "市级财政", "到账"))
    qtbot.keyClick(sources, Qt.Key.Key_Return)
    shown = window.pages.current_register() if window.pages is not None else None
    assert shown is not None and shown.kind.name == "fund_movement"
    assert [shown.table.model.row(n).values["amount"] for n in range(2)] == [120 * WAN, 80 * WAN]
    assert len(shown.table.model.rids) == 2
    assert "市级财政" in shown.views.button.text()


def test_a_count_opens_its_records(qtbot: QtBot, page: OverviewPage, window: MainWindow) -> None:
    counties = grid(page, "projects_county")
    row, column = cell(counties, "柳林县", "项目数")
    counties.setFocus()
    counties.setCurrentCell(row, column)
    qtbot.keyClick(counties, Qt.Key.Key_Return)
    shown = window.pages.current_register() if window.pages is not None else None
    assert shown is not None and len(shown.table.model.rids) == 2


def test_the_figures_follow_what_is_written(qtbot: QtBot, page: OverviewPage, register: Register) -> None:
    save(register, "fund_movement", date="2024-06-01", movement="1", source="S3", amount=5 * WAN)

    def told() -> str:
        sources = grid(page, "sources")
        return str(sources.item(*cell(sources, "市级财政", "到账")).text())

    qtbot.waitUntil(lambda: told() == "205.00")


def test_a_year_is_chosen(qtbot: QtBot, page: OverviewPage) -> None:
    page.years.setCurrentIndex(page.years.findData(2021))
    qtbot.waitUntil(lambda: page.overview is not None and page.overview.year == 2021)
    assert not page.overview.table("sources").lines  # type: ignore[union-attr]
    assert len(page.overview.table("promise").lines) == 11  # type: ignore[union-attr]


def test_down_at_the_end_of_a_table_goes_on_into_the_next(qtbot: QtBot, page: OverviewPage) -> None:
    first, second = page.grids()[:2]
    first.setFocus()
    first.setCurrentCell(first.rowCount() - 1, 1)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus() and second.currentRow() == 0
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_ctrl_0_goes_to_the_overview(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "overview"
