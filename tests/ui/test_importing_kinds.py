"""The import page with tables of every kind: which kind a sheet is, to which record it belongs, what is made beside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_scene import ImportScene
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lyuliang_desk.catalogue.areas import AREAS
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.store.register import Register
from tests.excel.build.customary import BOOKS, NUMBER, PROJECT, Customary
from tests.excel.test_customary_tables import save, written
from tests.excel.test_kind_of_sheet import PEOPLE
from ui.importing.page import ImportPage
from ui.importing.sheet_list import sheet_lines


@pytest.fixture
def scene(register: Register, qtbot: QtBot) -> Iterator[ImportScene]:
    save(register, "project", number=NUMBER, title=PROJECT)
    page = ImportPage(register)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    yield ImportScene(page, register, qtbot)
    page.close()
    page.deleteLater()


def choose_kind(scene: ImportScene, kind: str) -> None:
    box = scene.page.panel.bar.kind
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())
    scene.wait()


def test_all_kinds_may_be_chosen_by_area(scene: ImportScene, register: Register) -> None:
    box = scene.page.panel.bar.kind
    lines = [(box.itemText(n), box.itemData(n), box.model().index(n, 0)) for n in range(1, box.count())]
    assert [kind for _words, kind, _index in lines if kind] == list(SheetKinds(register.kinds).importable)
    headings = [(words, index) for words, kind, index in lines if kind is None]
    assert [words for words, _index in headings] == [f"— {area} —" for area in AREAS.values()]
    assert not any(index.flags() & Qt.ItemFlag.ItemIsEnabled for _words, index in headings)


def test_a_sheet_of_doubtful_kind_asks_and_is_imported_when_told(scene: ImportScene, tmp_path: Path) -> None:
    scene.open(written(PEOPLE, tmp_path / "名册.xlsx"))
    assert sheet_lines(scene.sheet()).asked
    assert scene.page.panel.bar.kind.currentText() == "请选择类型"
    choose_kind(scene, "participant")
    owner = scene.page.panel.bar.owner
    assert owner.isVisible() and owner.accessibleName() == "项目"
    owner.setText(NUMBER)
    owner.editingFinished.emit()
    scene.wait()
    assert [row.state for row in scene.sheet().rows] == ["new"]
    scene.page.files.undo.emit()
    scene.wait()
    assert [row.state for row in scene.sheet().rows] == ["refused"]


def test_a_table_that_names_its_project_needs_no_word(scene: ImportScene, tmp_path: Path) -> None:
    scene.open(written(BOOKS["budget_line"], tmp_path / "预算.xlsx"))
    assert scene.page.panel.bar.owner.text() == PROJECT
    assert scene.page.foot.button.isEnabled()


def test_a_result_with_its_transfer_is_applied_and_undone_in_one_step(
    scene: ImportScene, register: Register, tmp_path: Path
) -> None:
    scene.open(written(BOOKS["result"], tmp_path / "成果.xlsx"))
    lines = {
        line.label: line
        for line in scene.page.panel.look.row_lines(3, {}, scene.page.panel.names.show, register.today())
    }  # type: ignore[union-attr]
    assert (
        lines["转化方式"].read == "许可他人使用"
        and lines["知识产权类型及编号"].read == "发明专利 / ZL202110000000.1"
    )
    scene.qtbot.mouseClick(scene.page.foot.button, Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: register.count("transfer") == 1, timeout=10_000)
    assert register.count("result") == 2
    register.undo()
    assert register.count("result") == register.count("transfer") == register.count("person") == 0


def test_a_row_that_a_signed_paper_forbids_is_refused_alone(scene: ImportScene, tmp_path: Path) -> None:
    project = scene.register.find("project", "number", [NUMBER])[NUMBER][0]
    from lyuliang_desk import operations

    operations.save_record(
        register=scene.register,
        kind="project",
        record_id=project,
        values={"contract_signed_on": "2024-01-05"},
    )
    book = Customary("项目台账", ("项目编号", "项目名称"), ((NUMBER, "另一个名称"), ("LL-9", "新项目")), {})
    scene.open(written(book, tmp_path / "台账.xlsx"))
    assert scene.codes("B3") == ["field_locked"]
    assert (scene.state(3), scene.state(4)) == ("refused", "new")
