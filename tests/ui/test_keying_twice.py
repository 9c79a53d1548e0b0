"""The second keying in the form: unseen, compared field by field, saved only when both agree, Esc loses nothing."""

from collections.abc import Callable
from functools import partial

import pytest
from entry_scene import Scene
from ledger import type_words
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lyuliang_desk.operations import double_entry
from lyuliang_desk.store.register import Register
from ui.entry.double_entry import DoubleEntryDialog
from ui.entry.double_entry_choice import DoubleEntryChoice
from ui.entry.panel import EntryPanel

WAN = 1_000_000


@pytest.fixture
def scene(qtbot: QtBot, register: Register) -> Scene:
    """A new project, in an office that keys its total and its start twice."""
    double_entry.choose_keyed_twice(register=register, fields={"project": ["total_budget", "start"]})
    panel = EntryPanel(register)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.open_record("project", None)
    made = Scene(register, panel, qtbot)
    made.type("title", "红枣深加工")
    made.type("total_budget", "120")
    return made


def save(scene: Scene, act: Callable[[DoubleEntryDialog], object]) -> bool:
    """Save the form; ``act`` is what the clerk does in the dialog. Whether the record was saved."""
    met: list[bool] = []

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DoubleEntryDialog)
        met.append(True)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, meet)
    saved = scene.panel.save()
    assert met == [True]
    return saved


def key(scene: Scene, dialog: DoubleEntryDialog, name: str, text: str) -> None:
    """Key a field again and press Enter."""
    line = dialog.keyed[name].row.editor.input()
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    type_words(line, text)
    scene.qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_second_keying_starts_empty_and_the_first_is_out_of_sight(scene: Scene) -> None:
    def look(dialog: DoubleEntryDialog) -> None:
        assert list(dialog.keyed) == ["total_budget"]
        assert dialog.keyed["total_budget"].row.editor.typed() == ""
        assert not dialog.keyed["total_budget"].choice.isVisible()
        assert not scene.panel.form.isVisible()

    save(scene, look)
    assert scene.panel.form.isVisible()


def test_a_value_that_agrees_however_it_is_spelled_is_saved(scene: Scene) -> None:
    assert save(scene, lambda dialog: key(scene, dialog, "total_budget", "1200000元"))
    assert scene.kept()["total_budget"] == 120 * WAN


def test_every_new_value_is_asked_for_in_the_order_of_the_form(scene: Scene) -> None:
    scene.type("start", "2021.3")

    def key_both(dialog: DoubleEntryDialog) -> None:
        assert list(dialog.keyed) == ["start", "total_budget"]
        key(scene, dialog, "start", "2021年3月")
        key(scene, dialog, "total_budget", "120")

    assert save(scene, key_both)
    assert scene.kept()["start"] == "2021-03"


def test_values_that_differ_are_shown_and_nothing_is_saved(scene: Scene) -> None:
    def key_wrong(dialog: DoubleEntryDialog) -> None:
        key(scene, dialog, "total_budget", "210")
        assert dialog.isVisible()
        keyed = dialog.keyed["total_budget"]
        assert keyed.first_words.text() == "第一遍：120.00"
        assert keyed.row.remark.words() == "与第一遍不一致"
        assert "有 1 项两遍录入不一致" in dialog.banner.text()
        dialog.compare()
        assert dialog.isVisible()

    assert not save(scene, key_wrong)
    assert scene.count("project") == 0


def test_the_first_keying_may_be_taken(scene: Scene) -> None:
    def take(dialog: DoubleEntryDialog) -> None:
        key(scene, dialog, "total_budget", "210")
        dialog.take_first("total_budget")
        dialog.compare()

    assert save(scene, take)
    assert scene.kept()["total_budget"] == 120 * WAN


def test_the_second_keying_may_be_corrected_and_taken(scene: Scene) -> None:
    def take(dialog: DoubleEntryDialog) -> None:
        key(scene, dialog, "total_budget", "210")
        key(scene, dialog, "total_budget", "130")
        dialog.take_second("total_budget")
        dialog.compare()

    assert save(scene, take)
    assert scene.kept()["total_budget"] == 130 * WAN
    assert scene.editor("total_budget").typed() == "130.00"


def test_a_corrected_value_is_checked_by_the_rules_before_it_is_saved(scene: Scene) -> None:
    scene.type("start", "2021-03")
    scene.type("end", "2022-01")

    def take(dialog: DoubleEntryDialog) -> None:
        key(scene, dialog, "start", "2023-03")
        key(scene, dialog, "total_budget", "120")
        dialog.take_second("start")
        dialog.compare()

    assert not save(scene, take)
    assert scene.count("project") == 0
    assert scene.level("end") == "error"


def test_a_field_that_is_not_keyed_or_cannot_be_read_is_no_agreement(scene: Scene) -> None:
    def try_nothing(dialog: DoubleEntryDialog) -> None:
        dialog.compare()
        assert dialog.isVisible()
        assert dialog.keyed["total_budget"].row.remark.words() == "请再录一遍"
        assert dialog.keyed["total_budget"].first_words.text() == ""
        key(scene, dialog, "total_budget", "很多")
        assert dialog.isVisible()

    assert not save(scene, try_nothing)


def test_esc_goes_back_to_the_form_with_nothing_lost(scene: Scene) -> None:
    def escape(dialog: DoubleEntryDialog) -> None:
        scene.qtbot.keyClick(dialog.keyed["total_budget"].row.editor.input(), Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    assert not save(scene, escape)
    assert scene.count("project") == 0
    assert scene.panel.dirty
    assert [scene.editor(n).typed() for n in ("title", "total_budget")] == ["红枣深加工", "120.00"]


def test_values_that_are_kept_already_are_not_asked_for(scene: Scene) -> None:
    assert save(scene, lambda dialog: key(scene, dialog, "total_budget", "120"))
    scene.type("remarks", "已核")
    assert scene.panel.save()
    scene.type("total_budget", "")
    assert scene.panel.save()
    assert "total_budget" not in scene.kept()


# Choosing the fields


def tick(dialog: DoubleEntryChoice, field: str) -> None:
    (line,) = (
        head.child(n)
        for head in dialog._heads
        for n in range(head.childCount())
        if head.text(0) == "人员" and head.child(n).text(0) == field
    )
    line.setCheckState(0, Qt.CheckState.Checked)


def test_the_choice_is_kept_on_ok_only(qtbot: QtBot, register: Register) -> None:
    kind = register.kinds["person"]
    for accept, kept in ((False, set()), (True, {"id_number"})):
        dialog = DoubleEntryChoice(register, None)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        tick(dialog, "身份证号")
        assert double_entry.keyed_twice(register=register, kind=kind) == set()
        gone: list[bool] = []
        dialog.destroyed.connect(partial(gone.append, True))
        dialog.accept() if accept else dialog.reject()
        qtbot.waitUntil(lambda gone=gone: gone == [True])
        assert double_entry.keyed_twice(register=register, kind=kind) == kept
