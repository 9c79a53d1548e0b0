"""Typing into the form: what keys do, what input methods do, what is said at the fields."""

from collections.abc import Iterator

import pytest
from entry_scene import Scene, links
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store.register import Register
from ui.entry.editors.chips import ChipsEditor
from ui.entry.editors.choice_line import ChoiceLine
from ui.entry.panel import EntryPanel

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MAN_OF_1900, WOMAN_OF_1900 = "141102190001010017", "141102190001010025"


@pytest.fixture
def scene(register: Register, qtbot: QtBot) -> Iterator[Scene]:
    panel = EntryPanel(register)
    qtbot.addWidget(panel)
    panel.resize(1100, 800)
    panel.show()
    yield Scene(register, panel, qtbot)
    panel.drop() if panel.kind else None
    panel.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gets_a_form_in_which_every_field_is_named(scene: Scene, kind: str) -> None:
    scene.panel.open_record(kind, None)
    assert list(scene.panel.form.rows) == [f.name for f in KINDS[kind].fields]
    for field in KINDS[kind].fields:
        row = scene.row(field.name)
        assert row.label.buddy() is row.editor.input()
        assert row.editor.input().accessibleName() == field.label.zh
        assert field.label.zh in row.label.text() and ("*" in row.label.text()) == field.required
        assert field.label.zh in row.editor.input().toolTip()


def test_enter_goes_through_the_fields_in_order_and_ends_at_save(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    fields = [f.name for f in KINDS["organisation"].fields]
    visited = []
    for _field in fields:
        visited.append(scene.focused())
        scene.qtbot.keyClick(scene.panel.focusWidget(), Qt.Key.Key_Return)
    assert visited == fields
    assert scene.panel.focusWidget() is scene.panel.footer.save


def test_shift_enter_goes_back_and_tab_goes_on(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    scene.qtbot.keyClick(scene.line("name"), Qt.Key.Key_Tab)
    assert scene.focused() == "credit_code"
    scene.qtbot.keyClick(scene.line("credit_code"), Qt.Key.Key_Return, SHIFT)
    assert scene.focused() == "name"


def test_enter_belongs_to_long_text_and_ctrl_enter_leaves_it(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.row("abstract").focus()
    text = scene.editor("abstract").input()
    assert isinstance(text, QPlainTextEdit)
    scene.qtbot.keyClicks(text, "a")
    scene.qtbot.keyClick(text, Qt.Key.Key_Return)
    scene.qtbot.keyClicks(text, "b")
    assert text.toPlainText() == "a\nb"
    scene.qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    assert scene.focused() == "rationale"
    low = text.height()
    text.setPlainText("\n".join("一二三四五六七"))
    assert text.height() > low


def test_chinese_from_an_input_method_is_taken_and_its_keys_are_left_to_it(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    line = scene.line("name")
    QApplication.sendEvent(line, QInputMethodEvent("mei", []))
    assert not scene.panel.dirty
    scene.qtbot.keyClick(line, Qt.Key.Key_Return)
    scene.qtbot.keyClick(line, Qt.Key.Key_F4)
    assert scene.focused() == "name", "Enter chooses a word while composing"
    commit = QInputMethodEvent()
    commit.setCommitString("柳林煤矸石有限公司张䶮𬭩")
    QApplication.sendEvent(line, commit)
    assert line.text() == "柳林煤矸石有限公司张䶮𬭩"
    assert scene.panel.dirty
    scene.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert scene.focused() == "credit_code"


def test_chinese_is_not_swallowed_by_any_line(scene: Scene) -> None:
    scene.panel.open_record("person", None)
    for name in scene.panel.form.rows:
        scene.type(name, "汉")
        assert scene.line(name).text() == "汉", name


def test_full_width_digits_are_kept_while_typing_and_narrowed_on_leaving(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("total_budget", "１２３．５")
    scene.said("total_budget")
    assert scene.line("total_budget").text() == "１２３．５"
    scene.qtbot.keyClick(scene.line("total_budget"), Qt.Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.line("total_budget").text() == "123.50")


def test_an_amount_is_read_back_and_written_as_it_will_be_kept(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("total_budget", "500000元")
    assert "读作 50.00" in scene.said("total_budget")
    scene.qtbot.keyClick(scene.line("total_budget"), Qt.Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.line("total_budget").text() == "50.00")
    assert scene.said("total_budget"), "what was changed stays said"
    assert scene.level("total_budget") == "note"
    scene.line("total_budget").undo()
    assert scene.line("total_budget").text() == "500000元"


def test_a_date_shows_what_was_understood(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("start", "2021年3月")
    assert "读作 2021-03" in scene.said("start")
    scene.type("start", "2021.13")
    scene.said("start")
    assert scene.level("start") == "error"
    assert scene.line("start").property("fault") == "error"


def test_rules_speak_at_their_field_while_typing(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("start", "2024-05")
    scene.type("end", "2023-05")
    scene.qtbot.waitUntil(lambda: scene.level("end") == "error")
    scene.type("end", "2025-05")
    scene.qtbot.waitUntil(lambda: scene.level("end") == "")


def test_an_empty_required_field_is_told_at_save_not_before(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    scene.type("address", "离石区")
    assert scene.said("name") == ""
    assert not scene.panel.save()
    assert scene.level("name") == "error"
    assert scene.focused() == "name"
    assert "1 处错误" in scene.panel.header.state.text()


def test_an_id_number_tells_sex_and_birth_where_they_are_empty(scene: Scene) -> None:
    scene.panel.open_record("person", None)
    scene.type("id_number", MAN_OF_1900)
    assert "身份证号" in scene.said("sex")
    assert (scene.line("sex").text(), scene.line("birth").text()) == ("男", "1900-01-01")
    scene.type("id_number", WOMAN_OF_1900)
    scene.said("sex")
    assert scene.line("sex").text() == "女", "a derived value follows the number"


def test_an_id_number_leaves_alone_what_was_typed(scene: Scene) -> None:
    scene.panel.open_record("person", None)
    scene.type("birth", "1900-01")
    scene.type("sex", "女")
    scene.type("id_number", MAN_OF_1900)
    scene.said("sex")
    assert (scene.line("sex").text(), scene.line("birth").text()) == ("女", "1900-01")
    assert scene.level("sex") == "error"


def test_a_code_is_found_by_pinyin_initials_and_taken_by_enter(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    county = scene.editor("county")
    assert isinstance(county, ChoiceLine)
    scene.type("county", "llx")
    scene.qtbot.waitUntil(county.list.is_open)
    assert [line.words for line in county.list.offered()] == ["柳林县"]
    scene.qtbot.keyClick(county.list.view(), Qt.Key.Key_Return)
    assert scene.line("county").text() == "柳林县"
    assert scene.focused() == "legal_representative"
    assert scene.panel.check().values["county"] == "141125"


def test_f4_opens_the_whole_list(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    county = scene.editor("county")
    assert isinstance(county, ChoiceLine)
    scene.row("county").focus()
    scene.qtbot.keyClick(scene.line("county"), Qt.Key.Key_F4)
    assert county.list.is_open()
    assert len(county.list.offered()) == 14
    county.list.close()


def test_words_outside_a_closed_list_are_an_error_and_in_an_open_one_a_warning(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("county", "平遥县")
    scene.qtbot.waitUntil(lambda: scene.level("county") == "error")
    scene.type("industry", "低空经济试验")
    scene.qtbot.waitUntil(lambda: scene.level("industry") == "warning")


def test_a_link_is_searched_while_typing_and_must_exist(scene: Scene) -> None:
    lyl = scene.add("organisation", name="吕梁学院", county="141102")
    scene.add("organisation", name="太原理工大学")
    scene.panel.open_record("person", None)
    workplace = scene.editor("workplace")
    assert isinstance(workplace, ChoiceLine)
    scene.type("workplace", "梁学")
    scene.qtbot.waitUntil(workplace.list.is_open)
    assert [getattr(line, "words", "") for line in workplace.list.offered()] == ["吕梁学院", "梁学"]
    scene.qtbot.keyClick(workplace.list.view(), Qt.Key.Key_Return)
    assert scene.panel.check().values["workplace"] == lyl
    scene.type("workplace", "某研究所")
    scene.qtbot.waitUntil(workplace.list.is_open)
    assert scene.said("workplace") == "", "one is still choosing"
    workplace.list.close()
    assert "某研究所" in scene.said("workplace") and scene.level("workplace") == "error"
    scene.type("workplace", "吕梁学院")
    assert scene.said("workplace") == "", "the whole name is enough"
    workplace.list.close()


def test_several_links_are_added_and_taken_out_by_keyboard(scene: Scene) -> None:
    first, second = (scene.add("organisation", name=name) for name in ("吕梁学院", "太原理工大学"))
    scene.panel.open_record("project", None)
    partners = scene.editor("partners")
    assert isinstance(partners, ChipsEditor)
    for name in ("吕梁学院", "太原理工大学"):
        scene.type("partners", name)
        scene.qtbot.waitUntil(partners.list.is_open)
        scene.qtbot.keyClick(partners.list.view(), Qt.Key.Key_Return)
    assert scene.panel.check().values["partners"] == links(first, second)
    scene.qtbot.keyClick(scene.line("partners"), Qt.Key.Key_Backspace)
    assert scene.panel.check().values["partners"] == links(first)


def test_a_record_can_be_made_in_place_and_its_dialog_is_freed(scene: Scene) -> None:
    from ui.entry.dialog import RecordDialog

    scene.panel.open_record("person", None)
    workplace = scene.editor("workplace")
    assert isinstance(workplace, ChoiceLine)
    scene.type("workplace", "吕梁新材料研究所")
    scene.qtbot.waitUntil(workplace.list.is_open)
    scene.qtbot.keyClick(workplace.list.view(), Qt.Key.Key_Return)
    dialog = scene.panel.findChild(RecordDialog)
    assert dialog is not None and scene.count("organisation") == 0
    with scene.qtbot.waitSignal(dialog.destroyed):
        scene.qtbot.keyClick(dialog.panel.form.rows["name"].editor.input(), Qt.Key.Key_S, CTRL)
    assert scene.line("workplace").text() == "吕梁新材料研究所"
    assert (
        scene.panel.check().values["workplace"]
        == scene.register.find("organisation", "name", ["吕梁新材料研究所"])["吕梁新材料研究所"][0]
    )
    assert scene.panel.findChild(RecordDialog) is None


def test_ctrl_d_takes_the_value_of_the_record_before(scene: Scene) -> None:
    scene.panel.previous_values = lambda: {"county": "141125", "address": None}
    scene.panel.open_record("organisation", None)
    scene.row("county").focus()
    scene.qtbot.keyClick(scene.line("county"), Qt.Key.Key_D, CTRL)
    assert scene.line("county").text() == "柳林县"
    scene.type("address", "离石")
    scene.qtbot.keyClick(scene.line("address"), Qt.Key.Key_D, CTRL)
    assert scene.line("address").text() == "离石", "an empty value before takes nothing away"


def test_ctrl_d_takes_the_last_saved_record_of_the_kind_where_there_is_none_above(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    scene.type("name", "吕梁学院")
    scene.type("address", "离石区学院路")
    assert scene.panel.save()
    scene.panel.open_record("organisation", None)
    scene.row("address").focus()
    scene.qtbot.keyClick(scene.line("address"), Qt.Key.Key_D, CTRL)
    assert scene.line("address").text() == "离石区学院路"


def test_two_columns_when_wide_one_when_narrow(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    QApplication.processEvents()
    beside = scene.row("organisation_type").body.y() == scene.row("credit_code").body.y()
    scene.panel.resize(scene.panel.form.minimumSizeHint().width() + 20, 700)
    QApplication.processEvents()
    below = scene.row("organisation_type").body.y() > scene.row("credit_code").body.y()
    assert beside and below


def test_the_focused_field_is_scrolled_into_sight(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.row("annexes").focus()
    QApplication.processEvents()
    body = scene.row("annexes").body
    top = body.mapTo(scene.panel, body.rect().topLeft()).y()
    assert 0 < top < scene.panel.height() - scene.panel.footer.height()


def test_page_keys_ask_for_the_next_record(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    with scene.qtbot.waitSignal(scene.panel.next_record, check_params_cb=lambda step: step == 1):
        scene.qtbot.keyClick(scene.line("name"), Qt.Key.Key_PageDown)
    with scene.qtbot.waitSignal(scene.panel.next_record, check_params_cb=lambda step: step == -1):
        scene.qtbot.keyClick(scene.line("name"), Qt.Key.Key_PageUp)


def test_the_buttons_work_by_enter(scene: Scene) -> None:
    scene.panel.open_record("organisation", None)
    scene.type("name", "吕梁学院")
    button: QPushButton = scene.panel.footer.save
    button.setFocus()
    scene.qtbot.keyClick(button, Qt.Key.Key_Return)
    assert scene.count("organisation") == 1


def test_fewer_chips_give_their_room_back(scene: Scene) -> None:
    names = ("样例红枣种植专业合作社", "样例能源科技有限公司", "样例新材料研究院")
    ids = [scene.add("organisation", name=name) for name in names]
    project = scene.add("project", title="甲", partners=links(*ids))
    scene.panel.resize(480, 700)
    scene.panel.open_record("project", None)
    QApplication.processEvents()
    one_line = scene.row("partners").body.height()
    scene.panel.open_record("project", project)
    scene.qtbot.waitUntil(lambda: scene.row("partners").body.height() > one_line)
    scene.panel.open_record("project", None)
    scene.qtbot.waitUntil(lambda: scene.row("partners").body.height() == one_line)


def test_down_on_the_last_line_of_a_list_stays_there(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("lead_organisation", "样例新单位")
    editor = scene.editor("lead_organisation")
    assert isinstance(editor, ChoiceLine)
    scene.qtbot.waitUntil(editor.list.is_open)
    last = editor.list.view().currentIndex().row()
    assert last == len(editor.list.offered()) - 1
    scene.qtbot.keyClick(editor.list.view(), Qt.Key.Key_Down)
    assert editor.list.view().currentIndex().row() == last
    editor.list.close()
