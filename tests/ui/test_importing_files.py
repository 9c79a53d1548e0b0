"""Files as they come: damaged, text in two encodings, several at once, hidden rows; stopped half-way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_books import county_workbook, large_workbook
from importing_scene import ImportScene
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lyuliang_desk.store.register import Register
from ui.importing.page import ImportPage
from ui.importing.work_strip import WorkStrip

LINES = "项目编号,项目名称,承担单位\nLL-1,核桃加工示范,汾阳核桃研究所\n"


@pytest.fixture
def scene(register: Register, qtbot: QtBot) -> Iterator[ImportScene]:
    page = ImportPage(register)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    yield ImportScene(page, register, qtbot)
    page.close()
    page.deleteLater()


def failed(scene: ImportScene) -> str:
    """The sentence that the page says of a bad file."""
    scene.qtbot.waitUntil(lambda: not scene.page.work.busy and scene.page.banner.isVisible())
    assert scene.page.banner.tone == "error"
    return scene.page.banner.words.text()


def test_a_damaged_file_gives_its_sentence_in_the_page(scene: ImportScene, tmp_path: Path) -> None:
    bad = tmp_path / "坏的.xlsx"
    bad.write_bytes(b"PK\x03\x04" + bytes(200))
    scene.page.open_file(bad)
    assert "坏的.xlsx" in failed(scene)
    assert scene.page.places.currentWidget() is scene.page.drop


def test_a_bad_file_does_not_leave_the_one_before_on_the_screen(scene: ImportScene, tmp_path: Path) -> None:
    scene.open(county_workbook(tmp_path / "好的.xlsx"))
    empty = tmp_path / "空的.xlsx"
    empty.touch()
    scene.page.open_file(empty)
    assert "空的.xlsx" in failed(scene)
    assert scene.page.work.plan is None and not scene.page.foot.button.isEnabled()


def test_a_sheet_without_a_header_says_so_and_takes_the_row_that_is_shown(
    scene: ImportScene, tmp_path: Path
) -> None:
    book = Workbook()
    book.active.append(["甲", "乙", "丙"])
    book.active.append(["一", "二", "三"])
    path = tmp_path / "不认识.xlsx"
    book.save(path)
    scene.open(path)
    assert scene.page.panel.problems.model.shown[0][2].code == "no_header"
    assert scene.page.foot.button.text() == "没有要导入的行"
    bar = scene.page.panel.bar
    scene.page.panel.grid.header_wanted.emit(0, 0)
    bar.kind.setCurrentIndex(bar.kind.findData("project"))
    bar.kind.activated.emit(bar.kind.currentIndex())
    scene.wait()
    scene.page.panel.set_field(1, "title")
    scene.wait()
    assert scene.state(2) == "new"


def test_a_text_file_is_shown_in_the_encoding_that_is_chosen(scene: ImportScene, tmp_path: Path) -> None:
    path = tmp_path / "项目.csv"
    path.write_bytes(LINES.encode("gb18030"))
    scene.open(path)
    encoding = scene.page.files.encoding
    assert encoding.isVisible() and encoding.itemText(0) == "自动（GB18030）"
    assert scene.shown("B2") == "核桃加工示范"
    encoding.setCurrentIndex(1)
    encoding.activated.emit(1)
    assert "编码" in failed(scene)
    encoding.setCurrentIndex(2)
    encoding.activated.emit(2)
    scene.wait()
    assert scene.shown("B2") == "核桃加工示范" and not scene.page.banner.isVisible()


def test_hidden_rows_are_read_or_left_out(scene: ImportScene, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["项目编号", "项目名称"], ["LL-1", "看得见的项目"], ["LL-2", "藏起来的项目"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    path = tmp_path / "隐藏.xlsx"
    book.save(path)
    scene.open(path)
    assert scene.page.files.hidden.isVisible() and scene.state(3) == "new"
    scene.page.files.hidden.click()
    scene.wait()
    assert scene.header(3) == "3 略去·隐藏行"


def test_several_files_are_taken_one_after_another(scene: ImportScene, tmp_path: Path) -> None:
    first, second = county_workbook(tmp_path / "一.xlsx"), county_workbook(tmp_path / "二.xlsx")
    scene.drop(first, second)
    scene.wait()
    assert scene.page.files.name.text() == "一.xlsx　（还有 1 个文件待处理）"
    scene.page.foot.button.click()
    scene.qtbot.waitUntil(lambda: len(scene.page.banner.offers()) == 3)
    scene.page.banner.offers()[2].click()
    scene.wait()
    assert scene.page.files.name.text() == "二.xlsx"
    assert scene.balance()[3] == "未变 4"


def test_a_comparison_can_be_stopped_and_made_again(scene: ImportScene, tmp_path: Path) -> None:
    scene.open(large_workbook(tmp_path / "大表.xlsx", 3_000))
    page = scene.page
    page.panel.model.setData(page.panel.model.index(5, 5), "很多")
    scene.qtbot.waitUntil(lambda: page.work.busy)
    page.strip.stop.click()
    scene.qtbot.waitUntil(lambda: not page.work.busy)
    assert page.work.outdated and not page.foot.button.isEnabled()
    assert scene.balance()[4] == "拒绝 0"
    page.banner.offers()[0].click()
    scene.wait()
    assert scene.balance()[4] == "拒绝 1" and page.foot.button.isEnabled()


def test_a_stopped_import_leaves_nothing_behind(scene: ImportScene, tmp_path: Path) -> None:
    scene.open(large_workbook(tmp_path / "大表.xlsx", 3_000))
    scene.keys(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    scene.page.strip.stop.click()
    scene.qtbot.waitUntil(lambda: not scene.page.work.busy)
    assert scene.count("project") == 0 and scene.register.undoable() is None
    assert scene.page.foot.button.isEnabled()


def test_the_page_may_go_while_a_file_is_read(scene: ImportScene, tmp_path: Path) -> None:
    scene.page.open_file(large_workbook(tmp_path / "大表.xlsx", 3_000))
    assert scene.page.work.busy
    scene.page.stop()
    assert not scene.page.work.busy and not scene.page.strip.isVisible()


def test_progress_is_shown_only_when_it_takes_a_while(qtbot: QtBot) -> None:
    strip = WorkStrip()
    qtbot.addWidget(strip)
    strip.begin("正在读取")
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    strip.show_progress(3, 10)
    assert (strip.bar.value(), strip.bar.maximum()) == (3, 10)
    with qtbot.waitSignal(strip.stopped):
        strip.stop.click()
    strip.end()
    assert not strip.isVisible()
