"""Saving, leaving, drafts, and changes of the same record from elsewhere."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from entry_scene import Scene
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from lyuliang_desk import operations
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.drafts import DraftJournal
from lyuliang_desk.store.register import Register
from ui.entry.panel import EntryPanel

CTRL = Qt.KeyboardModifier.ControlModifier
NewPanel = Callable[[], Scene]


@pytest.fixture
def new_scene(register: Register, qtbot: QtBot) -> Iterator[NewPanel]:
    panels: list[EntryPanel] = []

    def make() -> Scene:
        panel = EntryPanel(register)
        panels.append(panel)
        panel.resize(1000, 700)
        panel.show()
        return Scene(register, panel, qtbot)

    yield make
    for panel in panels:
        panel.close()
        panel.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def scene(new_scene: NewPanel) -> Scene:
    return new_scene()


def answer_box(label: str) -> list[str]:
    """Press a button of the question that is about to be asked; the list then holds the question."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(b for b in box.buttons() if b.text() == label).click()

    QTimer.singleShot(0, press)
    return asked


def test_nothing_is_written_before_save(scene: Scene) -> None:
    kept = scene.add("organisation", name="吕梁学院", address="离石")
    before = scene.register.log_count
    scene.panel.open_record("organisation", kept)
    scene.type("address", "离石区学院路1号")
    scene.type("contact", "王芳")
    scene.panel.check()
    assert scene.panel.header.state.text() == "未保存"
    assert scene.register.log_count == before
    assert scene.kept(kept)["address"] == "离石"


def test_ctrl_s_saves_in_one_step_and_tells_what_changed(scene: Scene) -> None:
    kept = scene.add("organisation", name="吕梁学院", address="离石", contact="李明")
    scene.panel.open_record("organisation", kept)
    scene.type("address", "离石区学院路1号")
    scene.type("contact", "")
    with scene.qtbot.waitSignal(scene.panel.saved) as told:
        scene.qtbot.keyClick(scene.line("address"), Qt.Key.Key_S, CTRL)
    applied: Applied = told.args[0]
    assert applied.record_ids == (kept,) and applied.initiator is scene.panel
    assert scene.kept() == {"name": "吕梁学院", "address": "离石区学院路1号"}
    assert not scene.panel.dirty and scene.panel.header.state.text().startswith("已保存")
    operations.undo(register=scene.register)
    assert scene.kept()["contact"] == "李明", "one step takes both back"


def test_what_is_still_in_the_field_is_saved_in_its_kept_spelling(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("title", "煤矸石　综合利用")
    scene.type("total_budget", "５０万")
    assert scene.panel.save()
    assert scene.kept() == {"title": "煤矸石综合利用", "total_budget": 50_000_000}


def test_save_goes_to_the_first_error_and_writes_nothing(scene: Scene) -> None:
    scene.panel.open_record("project", None)
    scene.type("title", "煤矸石")
    scene.type("end", "2021.13")
    scene.type("city_funds", "很多")
    assert not scene.panel.save()
    assert scene.focused() == "end"
    assert scene.count("project") == 0


def test_ctrl_n_opens_an_empty_form_after_asking(scene: Scene) -> None:
    kept = scene.add("organisation", name="吕梁学院")
    scene.panel.open_record("organisation", kept)
    scene.type("contact", "王芳")
    asked = answer_box("保存")
    scene.qtbot.keyClick(scene.line("contact"), Qt.Key.Key_N, CTRL)
    assert asked == ["是否保存对“吕梁学院”的更改？"]
    assert scene.kept(kept)["contact"] == "王芳"
    assert scene.panel.record_id is None and scene.line("name").text() == ""


def test_escape_asks_and_may_stay_drop_or_save(scene: Scene) -> None:
    kept = scene.add("organisation", name="吕梁学院")
    scene.panel.open_record("organisation", kept)
    closed: list[bool] = []
    scene.panel.closed.connect(lambda: closed.append(True))
    scene.type("contact", "王芳")
    answer_box("继续编辑")
    scene.qtbot.keyClick(scene.line("contact"), Qt.Key.Key_Escape)
    assert scene.panel.dirty and not closed
    answer_box("不保存")
    scene.qtbot.keyClick(scene.line("contact"), Qt.Key.Key_Escape)
    assert closed and not scene.panel.dirty
    assert scene.kept(kept) == {"name": "吕梁学院"}
    scene.qtbot.keyClick(scene.line("contact"), Qt.Key.Key_Escape)
    assert len(closed) == 2, "nothing unsaved, nothing asked"


def test_what_was_typed_is_on_the_disk_within_two_seconds(scene: Scene) -> None:
    journal = DraftJournal(scene.register.path)
    scene.panel.open_record("organisation", None)
    scene.type("name", "吕梁学院")
    scene.qtbot.waitUntil(lambda: len(journal.waiting()) == 1, timeout=2000)
    assert journal.waiting()[0].typed == {"name": "吕梁学院"}
    assert scene.panel.save()
    assert journal.waiting() == ()


def test_a_form_that_vanished_unsaved_is_offered_again_as_it_was(scene: Scene, new_scene: NewPanel) -> None:
    lyl = scene.add("organisation", name="吕梁学院")
    scene.panel.open_record("person", None)
    scene.type("name", "李明")
    scene.type("birth", "19")
    scene.row("workplace").put(lyl)
    scene.panel.hide()
    scene.panel.close()
    later = new_scene()
    later.panel.open_record("person", None)
    assert "未保存的内容" in later.panel.banner.text() and "3 项" in later.panel.banner.text()
    assert later.line("name").text() == "", "it is offered, not forced upon the form"
    later.panel.banner.offers()[0].click()
    assert [later.line(n).text() for n in ("name", "birth", "workplace")] == ["李明", "19", "吕梁学院"]
    later.type("birth", "1900-01")
    assert later.panel.save()
    assert later.kept() == {"name": "李明", "birth": "1900-01", "workplace": lyl}
    assert DraftJournal(later.register.path).waiting() == ()


def test_a_program_killed_while_typing_offers_what_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("entry_killed.py")), str(tmp_path / "x.lyr")],
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode in (-9, 9)
    with Register.open(tmp_path / "x.lyr", operator="测试员") as register:
        panel = EntryPanel(register)
        qtbot.addWidget(panel)
        panel.open_record("project", None)
        panel.banner.offers()[0].click()
        assert Scene(register, panel, qtbot).line("title").text() == "煤矸石综合利用𬭩"
        panel.drop()
        panel.close()


def test_an_unanswered_offer_is_not_overwritten_by_new_typing(scene: Scene, new_scene: NewPanel) -> None:
    scene.panel.open_record("organisation", None)
    scene.type("name", "甲")
    scene.panel.close()
    later = new_scene()
    later.panel.open_record("organisation", None)
    later.type("name", "乙")
    later.panel.close()
    names = {d.typed["name"] for d in DraftJournal(later.register.path).waiting()}
    assert names == {"甲", "乙"}


def test_a_draft_can_be_thrown_away(scene: Scene, new_scene: NewPanel) -> None:
    scene.panel.open_record("organisation", None)
    scene.type("name", "甲")
    scene.panel.close()
    later = new_scene()
    later.panel.open_record("organisation", None)
    later.panel.banner.offers()[1].click()
    assert later.panel.banner.text() == ""
    assert DraftJournal(later.register.path).waiting() == ()


def test_a_disk_that_refuses_the_draft_is_told_and_the_form_stays(scene: Scene) -> None:
    DraftJournal(scene.register.path).folder.write_bytes(b"in the way")
    scene.panel.open_record("organisation", None)
    scene.type("name", "吕梁学院")
    scene.qtbot.waitUntil(lambda: "无法暂存" in scene.panel.banner.text(), timeout=2000)
    assert scene.panel.save()


def test_a_change_from_elsewhere_is_shown_under_what_was_typed(scene: Scene) -> None:
    kept = scene.add("organisation", name="吕梁学院", address="离石", contact="李明")
    scene.panel.open_record("organisation", kept)
    scene.type("address", "学院路")
    for field, value in (("address", "方山"), ("contact", "赵敏")):
        operations.set_field(
            register=scene.register, kind="organisation", record_ids=[kept], field=field, value=value
        )
    QApplication.processEvents()
    assert scene.line("contact").text() == "赵敏", "an untouched field follows"
    assert scene.line("address").text() == "学院路", "what was typed stays"
    assert "方山" in scene.said("address") and "别处" in scene.panel.banner.text()
    assert scene.panel.save()
    assert scene.kept()["address"] == "学院路" and scene.kept()["contact"] == "赵敏"


def test_the_new_values_can_be_taken_instead(scene: Scene) -> None:
    kept = scene.add("organisation", name="吕梁学院", address="离石")
    scene.panel.open_record("organisation", kept)
    scene.type("address", "学院路")
    operations.set_field(
        register=scene.register, kind="organisation", record_ids=[kept], field="address", value="方山"
    )
    QApplication.processEvents()
    scene.panel.banner.offers()[0].click()
    assert scene.line("address").text() == "方山" and not scene.panel.dirty


def test_a_record_deleted_elsewhere_is_told(scene: Scene) -> None:
    kept = scene.add("organisation", name="吕梁学院")
    scene.panel.open_record("organisation", kept)
    scene.type("address", "学院路")
    operations.delete_records(register=scene.register, record_ids=[kept])
    QApplication.processEvents()
    assert "删除" in scene.panel.banner.text() and scene.line("address").text() == "学院路"
    operations.undo(register=scene.register)
    QApplication.processEvents()
    assert "删除" not in scene.panel.banner.text()
    assert scene.panel.save() and scene.kept()["address"] == "学院路"


def test_a_draft_of_a_record_that_changed_since_says_so(scene: Scene, new_scene: NewPanel) -> None:
    kept = scene.add("organisation", name="吕梁学院", address="离石")
    scene.panel.open_record("organisation", kept)
    scene.type("address", "学院路")
    scene.panel.close()
    operations.set_field(
        register=scene.register, kind="organisation", record_ids=[kept], field="address", value="方山"
    )
    later = new_scene()
    later.panel.open_record("organisation", kept)
    later.panel.banner.offers()[0].click()
    assert later.line("address").text() == "学院路"
    assert "方山" in later.said("address")


def test_the_panel_is_freed_when_it_is_closed(scene: Scene) -> None:
    scene.panel.open_record("person", None)
    panel = EntryPanel(scene.register)
    panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    panel.open_record("person", None)
    freed: list[bool] = []
    panel.destroyed.connect(lambda: freed.append(True))
    panel.close()
    scene.qtbot.waitUntil(lambda: bool(freed))


def test_a_panel_that_a_window_took_down_hears_no_more(scene: Scene) -> None:
    panel = EntryPanel(scene.register)
    kept = scene.add("organisation", name="吕梁学院")
    panel.open_record("organisation", kept)
    freed: list[bool] = []
    panel.destroyed.connect(lambda: freed.append(True))
    panel.deleteLater()
    scene.qtbot.waitUntil(lambda: bool(freed))
    operations.set_field(
        register=scene.register, kind="organisation", record_ids=[kept], field="address", value="方山"
    )
