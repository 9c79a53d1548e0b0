"""The import page from the drop of a file to its records, by mouse and keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_books import county_workbook
from importing_scene import ImportScene
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui.importing.page import ImportPage
from ui.theme.scheme import Scheme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def scene(register: Register, qtbot: QtBot) -> Iterator[ImportScene]:
    page = ImportPage(register)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    yield ImportScene(page, register, qtbot)
    page.close()
    page.deleteLater()


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return county_workbook(tmp_path / "临县2023年项目.xlsx")


def test_a_dropped_workbook_is_planned_and_nothing_is_written(scene: ImportScene, county: Path) -> None:
    scene.drop(county)
    scene.wait()
    assert scene.balance() == ["读取 9", "新增 4", "变更 0", "未变 0", "拒绝 2", "略去 3"]
    assert [item.text() for item in map(scene.page.sheets.item, range(3))] == [
        "项目台账",
        "人才团队",
        "Sheet3",
    ]
    assert scene.page.foot.button.text() == "导入 6 行"
    assert scene.page.foot.out.text() == "3 行被拒绝，不导入：项目台账 第 9、10 行，人才团队 第 5 行"
    assert scene.page.foot.made.text() == "将随行新建：单位 4，人员 2，人才团队 1"
    names = scene.page.foot.made.drop()
    assert names.item(0).text() == "单位　吕梁山新材料有限公司"
    names.window().close()
    assert scene.register.undoable() is None
    assert scene.count("project") == scene.count("organisation") == 0


def test_every_row_tells_its_state_in_words(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    assert [scene.header(row) for row in (1, 3, 5, 6, 9, 12, 13)] == [
        "1",
        "3",
        "5 略去·分组行",
        "6 新增",
        "9 拒绝",
        "12 略去·合计",
        "13 略去·落款",
    ]


def test_a_remark_stands_at_its_cell_and_in_the_list(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    assert scene.codes("H10") == ["not_a_number"]
    assert "无法识别为数字" in scene.tip("H10")
    shown = [(f.level, f.cell) for _row, _column, f in scene.page.panel.problems.model.shown]
    assert shown == [("error", "G9"), ("error", "H10"), ("warning", "H8"), ("warning", "H12")]
    scene.page.panel.problems.buttons["note"].click()
    assert {f.level for _row, _column, f in scene.page.panel.problems.model.shown} == {
        "error",
        "warning",
        "note",
    }


def test_f8_walks_from_problem_to_problem(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    grid = scene.page.panel.grid
    scene.go("A6")
    places = []
    for _ in range(5):
        scene.keys(Qt.Key.Key_F8)
        places.append(grid.here())
    assert places == [(7, 7), (8, 6), (9, 7), (11, 7), (7, 7)]
    scene.keys(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert grid.here() == (11, 7)


def test_each_part_of_the_balance_shows_its_rows(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.page.panel.balance.buttons["refused"].click()
    assert scene.rows_shown() == [9, 10]
    scene.page.panel.balance.buttons["ignored"].click()
    assert scene.rows_shown() == [5, 12, 13]
    scene.page.panel.balance.buttons[None].click()
    assert scene.rows_shown() == list(range(1, 14))


def test_a_jump_to_a_cell_that_the_filter_hides_lifts_the_filter(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.page.panel.balance.buttons["new"].click()
    scene.go("H10")
    assert scene.page.panel.grid.here() == (9, 7)
    assert scene.page.panel.balance.buttons[None].isChecked()


def test_the_detail_of_a_row_shows_written_read_and_kept(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.go("E6")
    lines = {line.label: line for line in scene.page.panel.row_view.model.lines}
    assert (lines["项目负责人"].written, lines["项目负责人"].read, lines["项目负责人"].kept) == (
        "李　明",
        "李明",
        "",
    )
    assert lines["起止时间"].read == "2023-03 / 2025-12"
    scene.page.foot.button.click()
    scene.qtbot.waitUntil(lambda: scene.balance()[3] == "未变 4")
    scene.go("E6")
    lines = {line.label: line for line in scene.page.panel.row_view.model.lines}
    assert lines["项目负责人"].kept == "李明"


def test_apply_writes_the_accepted_rows_and_says_so(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    with scene.qtbot.waitSignal(scene.page.applied) as told:
        scene.keys(Qt.Key.Key_Return, CTRL)
    applied = told.args[0]
    assert isinstance(applied, Applied) and applied.kinds["project"] == 4
    scene.wait()
    assert scene.count("project") == 4
    titles = [
        row.values["title"] for row in scene.register.rows("project", scene.register.ids(View("project")))
    ]
    assert "沙棘叶黄酮提取工艺" in titles and "红枣深加工与品质分级" not in titles
    assert "6 行已导入库中" in scene.page.banner.words.text()
    assert "3 行被拒绝" in scene.page.banner.words.text()
    assert scene.balance() == ["读取 9", "新增 0", "变更 0", "未变 4", "拒绝 2", "略去 3"]
    assert not scene.page.foot.button.isEnabled()


def test_an_import_is_undone_from_the_page(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.page.foot.button.click()
    scene.qtbot.waitUntil(lambda: bool(scene.page.banner.offers()))
    scene.page.banner.offers()[0].click()
    scene.wait()
    scene.qtbot.waitUntil(lambda: scene.balance()[1] == "新增 4")
    assert scene.count("project") == scene.count("person") == 0


def test_the_records_are_asked_for(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.page.foot.button.click()
    scene.qtbot.waitUntil(lambda: len(scene.page.banner.offers()) == 2)
    with scene.qtbot.waitSignal(scene.page.records_wanted) as told:
        scene.page.banner.offers()[1].click()
    assert told.args == ["project"]


def test_all_or_nothing_waits_for_the_refused_rows(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.page.foot.whole.click()
    assert not scene.page.foot.button.isEnabled()
    scene.keys(Qt.Key.Key_Return, CTRL)
    assert scene.register.undoable() is None


def test_what_somebody_else_writes_is_seen_in_the_plan(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.page.foot.button.click()
    scene.qtbot.waitUntil(lambda: scene.balance()[3] == "未变 4")
    scene.register.undo()
    scene.qtbot.waitUntil(lambda: scene.balance()[1] == "新增 4")
    assert not scene.page.banner.isVisible()


def press(words: str) -> None:
    """Press a button of the question that is being asked."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if words in button.text()).click()


def test_leaving_with_corrections_asks(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    scene.type("H10", "40")
    with scene.qtbot.assertNotEmitted(scene.page.closed):
        QTimer.singleShot(0, lambda: press("留下"))
        scene.page.leave()
    with scene.qtbot.waitSignal(scene.page.closed):
        QTimer.singleShot(0, lambda: press("离开"))
        scene.page.leave()
    assert scene.page.may_leave() and scene.page.places.currentWidget() is scene.page.drop


def test_ctrl_enter_in_a_cell_takes_what_was_typed_and_writes_nothing(
    scene: ImportScene, county: Path
) -> None:
    scene.open(county)
    scene.go("H10")
    scene.keys(Qt.Key.Key_4)
    editor = scene.page.panel.grid.focusWidget()
    assert editor is not None
    scene.qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    scene.wait()
    assert scene.shown("H10") == "4" and scene.count("project") == 0


def test_leaving_without_corrections_does_not_ask(scene: ImportScene, county: Path) -> None:
    scene.open(county)
    with scene.qtbot.waitSignal(scene.page.closed):
        scene.keys(Qt.Key.Key_Escape)
    assert scene.balance()[1] == "新增 4"


def lightness(widget: QWidget) -> int:
    """How light a widget looks on the whole, 0 to 255."""
    smooth = Qt.TransformationMode.SmoothTransformation
    picture = widget.grab().toImage().scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return picture.pixelColor(0, 0).lightness()


def test_the_page_changes_its_clothes_with_the_window(
    scene: ImportScene, county: Path, scheme: Scheme
) -> None:
    scene.open(county)
    light = lightness(scene.page)
    scheme.wear("dark")
    QApplication.processEvents()
    dark = lightness(scene.page)
    scheme.wear("light")
    assert light > 200 > 100 > dark


def test_the_titles_above_the_table_leave_their_room_to_its_rows(scene: ImportScene, county: Path) -> None:
    scene.page.resize(1100, 560)
    scene.open(county)
    band = scene.sheet().band
    grid = scene.page.panel.grid
    assert band is not None and band.first > 0
    scene.qtbot.waitUntil(lambda: grid.rowAt(0) == band.first)
