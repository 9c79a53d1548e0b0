"""From a column's header: what it does to kept values, and what its blank cells mean."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_books import county_workbook
from importing_scene import ImportScene
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lyuliang_desk.excel.planning.plan import ColumnMatch
from lyuliang_desk.operations.rehearsal import shown
from lyuliang_desk.store.register import Register
from ui.importing.column_policy import policy_words
from ui.importing.page import ImportPage

PHONE = 5


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


def match(scene: ImportScene, column: int = PHONE) -> ColumnMatch:
    return next(m for m in scene.sheet().columns if m.column == column)


def test_a_choice_in_the_columns_header_holds_for_the_column_and_is_undone(scene: ImportScene) -> None:
    chooser = scene.page.panel.choose_field(PHONE)
    assert chooser is not None
    scene.qtbot.keyClick(chooser.policy.policy, Qt.Key.Key_Down)
    chooser.policy.policy.activated.emit(chooser.policy.policy.currentIndex())
    scene.wait()
    chooser.policy.blank.setCurrentIndex(1)
    chooser.policy.blank.activated.emit(1)
    scene.wait()
    chooser.close()
    assert (match(scene).policy, match(scene).blank) == ("fill", "clear")
    assert policy_words(match(scene)) == "只填空缺，空白格清除已有值"
    assert match(scene, 2).policy == "overwrite"
    scene.keys(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    scene.wait()
    assert (match(scene).policy, match(scene).blank) == ("fill", "not_said")


def test_a_choice_may_hold_for_all_columns_of_the_sheet(scene: ImportScene) -> None:
    chooser = scene.page.panel.choose_field(PHONE)
    assert chooser is not None
    chooser.policy.policy.setCurrentIndex(2)
    chooser.policy.whole.click()
    scene.wait()
    chooser.close()
    assert {m.policy for m in scene.sheet().columns} == {"keep"}
    assert scene.sheet("人才团队").columns[1].policy == "overwrite"


def test_a_column_that_is_not_imported_asks_nothing(scene: ImportScene) -> None:
    chooser = scene.page.panel.choose_field(0)
    assert chooser is not None
    assert chooser.policy.isHidden()
    chooser.close()


def test_the_rehearsal_shows_figures_before_and_after_and_writes_nothing(scene: ImportScene) -> None:
    dialog = scene.page.rehearse()
    assert dialog is not None
    scene.qtbot.waitUntil(lambda: dialog.result_shown is not None, timeout=20_000)
    assert dialog.result_shown is not None
    changed, every = dialog.result_shown.changed, dialog.result_shown.figures
    assert 0 < dialog.lines_shown == len(changed) < len(every)
    assert shown(changed[0])[2].startswith(("+", "−"))
    dialog.changed_only.click()
    assert dialog.lines_shown == len(every)
    assert dialog.forms.topLevelItemCount()
    assert scene.count("project") == 0
    dialog.close()
    scene.qtbot.waitUntil(lambda: not isValid(dialog))
