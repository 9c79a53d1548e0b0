"""The preview: pages as they will lie on paper, made off the window's thread, saved and printed as they are shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.paperwork.preview import Preview
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, View
from ui.printing.page import FileRefused, PreviewPage


def add_projects(register: Register, count: int) -> list[str]:
    ids = []
    for number in range(1, count + 1):
        values = {
            "number": f"LL2024-{number:03}",
            "title": f"煤矸石综合利用研究之{number}",
            "county": "141125",
        }
        applied = operations.save_record(register=register, kind="project", record_id=None, values=values)
        ids += applied.record_ids
    return ids


@pytest.fixture
def page(register: Register, qtbot: QtBot) -> Iterator[PreviewPage]:
    shown = PreviewPage(register)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    shown.show()
    yield shown
    shown.close()


def show(
    page: PreviewPage, qtbot: QtBot, form: str, ids: list[str] | None = None, view: View | None = None
) -> None:
    page.show_form(form, view, ids)
    qtbot.waitUntil(lambda: page.pdf is not None and page.pages.all_drawn(), timeout=20_000)


def test_pages_are_shown_and_the_saved_file_is_what_the_operation_prints(
    page: PreviewPage, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    ids = add_projects(register, 3)
    show(page, qtbot, "F05", ids)
    page.save_to(tmp_path / "台账.pdf")
    printed = operations.print_form(register=register, form="F05", record_ids=ids)
    assert (tmp_path / "台账.pdf").read_bytes() == printed
    assert page.pages.page_count() == 1
    picture = page.pages.viewport().grab().toImage()
    colours = {QColor(picture.pixel(x, 150)).lightness() < 100 for x in range(100, picture.width() - 100)}
    assert True in colours, "the page has ink"


def test_the_records_of_a_view_are_printed(page: PreviewPage, register: Register, qtbot: QtBot) -> None:
    add_projects(register, 3)
    show(page, qtbot, "F05", view=View("project", filters=(Filter("number", "is", "LL2024-002"),)))
    with Preview(page.pdf or b"") as preview:
        text = preview.text(0)
    assert "LL2024-002" in text and "LL2024-001" not in text


def test_the_sheet_may_be_chosen(page: PreviewPage, register: Register, qtbot: QtBot) -> None:
    show(page, qtbot, "F05", add_projects(register, 1))
    first = page.pdf
    sheets = page.bar.sheet.offered()
    assert [action.text() for action in sheets.values()] == ["A3 横向", "A4 横向"]
    sheets["A4L"].trigger()
    qtbot.waitUntil(lambda: page.pdf not in (None, first) and page.pages.all_drawn(), timeout=20_000)
    with Preview(page.pdf or b"") as preview:
        assert round(preview.sizes[0].width) == 297


def test_only_the_pages_in_sight_are_drawn(page: PreviewPage, register: Register, qtbot: QtBot) -> None:
    show(page, qtbot, "F01", add_projects(register, 3))
    count = page.pages.page_count()
    assert count > 6 and page.bar.pages.text() == f" / {count}"
    drawer = page._drawer
    assert drawer is not None and drawer.page(count - 1) is None
    page.bar.page.setText("9999")
    qtbot.keyClick(page.bar.page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: drawer.page(count - 1) is not None, timeout=20_000)
    assert page.pages.current() == count - 1
    assert page.bar.page.text() == str(count)


def test_keys_zoom_and_the_page_stays_in_sight(page: PreviewPage, register: Register, qtbot: QtBot) -> None:
    show(page, qtbot, "F01", add_projects(register, 2))
    page.pages.go_to(3)
    before = page.pages.zoom
    qtbot.keyClick(page.pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.pages.zoom > before and page.pages.current() == 3
    qtbot.keyClick(page.pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.pages.fit == "page" and page.pages.current() == 3
    assert page.bar.zoom.text() == f"{round(page.pages.zoom * 100)} %"


def test_a_character_that_no_font_has_is_told_with_record_and_field(
    page: PreviewPage, register: Register, qtbot: QtBot
) -> None:
    operations.save_record(
        register=register, kind="project", record_id=None, values={"title": "楔形\U00012000文字"}
    )
    page.show_form("F05", None, None)
    qtbot.waitUntil(lambda: not page.waiting.bar.isVisible(), timeout=20_000)
    told = page.waiting.words.text()
    assert "U+12000" in told and "项目名称" in told
    assert page.pdf is None and not page.bar.save.isEnabled()


def test_making_pages_can_be_stopped(page: PreviewPage, register: Register, qtbot: QtBot) -> None:
    page.show_form("F01", None, add_projects(register, 40))
    page.waiting.stop.click()
    qtbot.waitUntil(lambda: not page.waiting.bar.isVisible(), timeout=20_000)
    assert page.pdf is None and "已停止" in page.waiting.words.text()


def test_a_change_of_the_register_is_told_over_the_pages(
    page: PreviewPage, register: Register, qtbot: QtBot
) -> None:
    show(page, qtbot, "F05", add_projects(register, 1))
    operations.undo(register=register)
    QApplication.processEvents()
    assert "库中已有改动" in page.banner.text()


def test_a_place_that_cannot_be_written_is_told(
    page: PreviewPage, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    show(page, qtbot, "F05", add_projects(register, 1))
    with pytest.raises(FileRefused) as told:
        page.save_to(tmp_path / "missing" / "x.pdf")
    assert "x.pdf" in told.value.message


def test_printing_gives_each_page_its_own_sheet(
    page: PreviewPage, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    show(page, qtbot, "F09", operations_team(register))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    task = page.print_on(printer)
    with qtbot.waitSignal(task.ended, timeout=20_000):
        pass
    with Preview((tmp_path / "paper.pdf").read_bytes()) as paper:
        sheets = [(round(s.width), round(s.height)) for s in paper.sizes]
    assert sheets == [(297, 210)] * page.pages.page_count()


def operations_team(register: Register) -> list[str]:
    """A team with one member; its id in a list."""

    def add(kind: str, **values: str) -> str:
        return operations.save_record(register=register, kind=kind, record_id=None, values=values).record_ids[
            0
        ]

    team = add("team", name="煤矸石利用创新团队")
    add("membership", team=team, person=add("person", name="李明"))
    return [team]
