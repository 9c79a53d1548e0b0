"""Correcting what was found: cells, columns, header, kind, team, unit; the plan follows, the file stays as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_books import GOOD_ID, county_workbook, large_workbook
from importing_scene import ImportScene
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyuliang_desk.excel.planning.plan import SheetCorrections
from lyuliang_desk.store.register import Register
from ui.importing.corrected import Corrected
from ui.importing.page import ImportPage
from ui.theme.palette import LIGHT
from ui.theme.scheme import Scheme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def scene(register: Register, qtbot: QtBot, tmp_path: Path) -> Iterator[ImportScene]:
    page = ImportPage(register)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    found = ImportScene(page, register, qtbot)
    found.open(county_workbook(tmp_path / "临县2023年项目.xlsx"))
    yield found
    page.close()
    page.deleteLater()


def target(scene: ImportScene, column: int) -> str | None:
    return next(m.target for m in scene.sheet().columns if m.column == column)


def test_a_corrected_cell_turns_its_row_from_refused_to_new(scene: ImportScene) -> None:
    assert scene.state(10) == "refused"
    scene.type("H10", "40")
    assert scene.state(10) == "new"
    assert scene.codes("H10") == []
    assert scene.balance()[1:5] == ["新增 5", "变更 0", "未变 0", "拒绝 1"]
    assert "已更正；文件原文：很多" in scene.tip("H10")
    assert scene.page.files.count.text() == "已更正 1 处"


def test_a_corrected_cell_is_what_is_written(scene: ImportScene) -> None:
    scene.type("H10", "40")
    scene.page.foot.button.click()
    scene.qtbot.waitUntil(lambda: scene.balance()[3] == "未变 5")
    kept = scene.register.find("project", "number", ["LLKJ-2023-005"])
    record = scene.register.get(kept["LLKJ-2023-005"][0])
    assert record is not None and record.values["total_budget"] == 40_000_000


def test_ctrl_z_takes_a_correction_back_and_ctrl_y_makes_it_again(scene: ImportScene) -> None:
    scene.type("H10", "40")
    scene.keys(Qt.Key.Key_Z, CTRL)
    scene.wait()
    assert (scene.state(10), scene.shown("H10")) == ("refused", "很多")
    scene.keys(Qt.Key.Key_Y, CTRL)
    scene.wait()
    assert (scene.state(10), scene.shown("H10")) == ("new", "40")


def test_typing_what_the_file_says_is_no_correction(scene: ImportScene) -> None:
    scene.type("H10", "40")
    scene.type("H10", "很多")
    assert scene.page.work.corrected.of("项目台账") == SheetCorrections()


def test_typing_on_a_cell_begins_the_correction(scene: ImportScene) -> None:
    scene.go("H10")
    scene.keys(Qt.Key.Key_7)
    editor = scene.page.panel.grid.focusWidget()
    assert editor is not None and editor is not scene.page.panel.grid
    scene.commit(editor)
    assert scene.shown("H10") == "7"


def test_an_input_method_types_into_the_current_cell(scene: ImportScene) -> None:
    scene.go("C10")
    grid = scene.page.panel.grid
    assert grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(grid, QInputMethodEvent("hongz", []))
    commit = QInputMethodEvent()
    commit.setCommitString("红枣")
    QApplication.sendEvent(grid, commit)
    editor = grid.focusWidget()
    assert editor is not None
    scene.commit(editor)
    assert scene.shown("C10") == "红枣"


def test_delete_empties_a_cell(scene: ImportScene) -> None:
    scene.go("H10")
    scene.keys(Qt.Key.Key_Delete)
    scene.wait()
    assert (scene.shown("H10"), scene.state(10)) == ("", "new")


def test_a_corrected_row_stays_under_the_cursor_while_its_filter_is_on(scene: ImportScene) -> None:
    scene.page.panel.balance.buttons["refused"].click()
    scene.type("H10", "40")
    assert scene.rows_shown() == [9, 10]
    scene.page.panel.balance.buttons["refused"].click()
    scene.page.panel.balance.buttons["new"].click()
    assert scene.rows_shown() == [6, 7, 8, 10, 11]


def test_a_column_can_be_left_out_and_brought_back(scene: ImportScene) -> None:
    chooser = scene.page.panel.choose_field(7)
    assert chooser is not None
    chooser.line.setText("不导入")
    scene.qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    scene.wait()
    assert target(scene, 7) is None and scene.state(10) == "new"
    chooser = scene.page.panel.choose_field(7)
    assert chooser is not None
    chooser.line.setText("zdsb")
    scene.qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    scene.wait()
    assert target(scene, 7) == "total_budget" and scene.state(10) == "refused"


def test_a_column_gets_another_field_found_by_initials(scene: ImportScene) -> None:
    chooser = scene.page.panel.choose_field(9)
    assert chooser is not None
    chooser.line.setText("xjcz")
    scene.qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    scene.wait()
    assert target(scene, 9) == "county_funds"
    tip = scene.page.panel.model.headerData(9, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "由您指定" in str(tip)


def test_corrections_survive_another_column_and_another_header(scene: ImportScene) -> None:
    scene.type("H10", "40")
    scene.page.panel.set_field(9, "county_funds")
    scene.page.panel.bar.first.setValue(4)
    scene.wait()
    assert scene.shown("H10") == "40"
    assert scene.page.work.corrected.of("项目台账").cells == {"H10": "40"}


def test_the_header_is_moved_by_the_boxes_and_by_the_menu(scene: ImportScene) -> None:
    scene.page.panel.bar.last.setValue(3)
    scene.wait()
    band = scene.sheet().band
    assert band is not None and (band.first, band.last) == (2, 2)
    scene.go("A4")
    make = next(a for a in scene.page.panel.grid.menu_here().actions() if "设第 4 行为表头" in a.text())
    make.trigger()
    scene.wait()
    band = scene.sheet().band
    assert band is not None and (band.first, band.last) == (3, 3)


def test_a_sheet_is_left_out_and_taken_in_by_its_kind(scene: ImportScene) -> None:
    bar = scene.page.panel.bar
    bar.kind.setCurrentIndex(bar.kind.findData(None))
    bar.kind.activated.emit(bar.kind.currentIndex())
    scene.wait()
    assert scene.page.foot.button.text() == "导入 2 行"
    bar.kind.setCurrentIndex(bar.kind.findData("project"))
    bar.kind.activated.emit(bar.kind.currentIndex())
    scene.wait()
    assert scene.page.foot.button.text() == "导入 6 行"


def test_amounts_are_read_in_the_unit_that_a_person_names(scene: ImportScene) -> None:
    unit = scene.page.panel.bar.unit
    assert unit.itemText(0) == "按表头（万元）"
    unit.setCurrentIndex(unit.findData("元"))
    unit.activated.emit(unit.currentIndex())
    scene.wait()
    scene.go("H6")
    lines = {line.label: line for line in scene.page.panel.row_view.model.lines}
    assert lines["总投资"].read == "0.012"


def test_one_column_gets_a_unit_of_its_own_and_gives_it_back(scene: ImportScene) -> None:
    chooser = scene.page.panel.choose_field(7)
    assert chooser is not None
    chooser.line.setText("单位：元")
    scene.qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    scene.wait()
    units = {match.column: match.unit for match in scene.sheet().columns if match.unit}
    assert units == {7: "元", 8: "万元", 9: "万元"}
    chooser = scene.page.panel.choose_field(7)
    assert chooser is not None
    chooser.line.setText("单位：按表头")
    scene.qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    scene.wait()
    assert {match.unit for match in scene.sheet().columns if match.unit} == {"万元"}


def test_a_word_for_the_whole_sheet_is_not_asked_for_where_every_header_says_its_unit(
    scene: ImportScene, tmp_path: Path
) -> None:
    path = tmp_path / "单位.csv"
    path.write_text("项目编号,项目名称,总投资（元）\nLL-1,某某项目,100\n", encoding="utf-8")
    assert scene.page.panel.bar.unit.isEnabled()
    scene.open(path)
    assert not scene.page.panel.bar.unit.isEnabled()


def test_escape_closes_the_list_of_fields_and_not_the_page(scene: ImportScene) -> None:
    chooser = scene.page.panel.choose_field(7)
    assert chooser is not None
    closed: list[str] = []
    scene.page.closed.connect(lambda: closed.append("page"))
    chooser.destroyed.connect(lambda: closed.append("list"))
    scene.qtbot.keyClick(chooser.line, Qt.Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: bool(closed))
    assert closed == ["list"]


def test_a_current_cell_with_a_warning_can_be_read(scheme: Scheme, scene: ImportScene) -> None:
    scene.go("H8")
    assert scene.codes("H8") == ["approximate"]
    grid = scene.page.panel.grid
    picture = grid.viewport().grab(grid.visualRect(grid.currentIndex()).adjusted(3, 9, -3, -3)).toImage()
    inks = [picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())]
    assert inks.count(LIGHT.selected) > len(inks) / 2


def test_a_roster_gets_its_team_and_a_right_number(scene: ImportScene) -> None:
    scene.page.sheets.setCurrentRow(1)
    scene.page.panel.bar.owner.setText("轻金属攻关团队")
    scene.page.panel.bar.owner.editingFinished.emit()
    scene.wait()
    assert scene.sheet().team == "轻金属攻关团队"
    assert scene.codes("E5") == ["id_check_digit"]
    scene.type("E5", "")
    assert scene.state(5) == "new"
    scene.type("E5", GOOD_ID)
    assert scene.state(5) == "refused"


def test_a_changed_value_tells_old_and_new(scene: ImportScene, tmp_path: Path) -> None:
    scene.page.foot.button.click()
    scene.qtbot.waitUntil(lambda: scene.balance()[3] == "未变 4")
    second = tmp_path / "第二次.xlsx"
    book = load_workbook(tmp_path / "临县2023年项目.xlsx")
    book["项目台账"]["H6"], book["项目台账"]["J6"] = 150, 90
    book.save(second)
    scene.open(second)
    assert scene.state(6) == "changed"
    assert "总投资：120.00 → 150.00" in scene.tip("H6")
    assert scene.tip("C6") == "" or "→" not in scene.tip("C6")


def test_a_large_sheet_is_planned_anew_off_the_windows_thread(scene: ImportScene, tmp_path: Path) -> None:
    scene.open(large_workbook(tmp_path / "大表.xlsx", 1_500))
    assert scene.balance()[1] == "新增 1,500"
    scene.page.panel.model.setData(scene.page.panel.model.index(5, 5), "很多")
    assert not scene.page.work.fresh
    assert not scene.page.foot.button.isEnabled()
    scene.wait()
    assert scene.balance()[4] == "拒绝 1"


def test_a_step_back_is_remembered_for_each_word() -> None:
    said = Corrected()
    said.set_cell("表", "A1", "1")
    said.set_cell("表", "A1", "2")
    said.set_column("表", 3, None)
    assert said.open_work and said.cells == 1
    said.undo()
    said.undo()
    assert said.of("表").cells == {"A1": "1"} and said.of("表").columns == {}
    said.settle()
    assert not said.open_work
    said.redo()
    assert said.of("表").cells == {"A1": "2"} and said.open_work


def test_another_kind_forgets_the_columns_of_the_one_before() -> None:
    said = Corrected()
    said.set_column("表", 3, "title")
    said.set_cell("表", "A1", "1")
    said.set_kind("表", "person")
    assert said.of("表").columns == {} and said.of("表").cells == {"A1": "1"}
