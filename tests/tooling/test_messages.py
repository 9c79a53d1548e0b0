"""The translations' compiler: fragments of the rooms in, one file for gettext out."""

import gettext
import io
from pathlib import Path
from types import ModuleType

import pytest

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def fragment(folder: Path, name: str, *pairs: tuple[str, str]) -> None:
    body = "\n".join(f'msgid "{english}"\nmsgstr "{chinese}"\n' for english, chinese in pairs)
    (folder / f"{name}.po").write_text(HEADER + body, encoding="utf-8")


def test_gettext_reads_what_the_fragments_say(translations: ModuleType, tmp_path: Path) -> None:
    fragment(tmp_path, "store", ("Save", "保存"), ("Row {row} has no title.", "第 {row} 行缺少名称。"))
    fragment(tmp_path, "excel", ("Save", "保存"), ("Not yet translated", ""))
    found = gettext.GNUTranslations(io.BytesIO(translations.compiled(translations.gathered(tmp_path))))
    assert found.gettext("Save") == "保存"
    assert found.gettext("Row {row} has no title.") == "第 {row} 行缺少名称。"
    assert found.gettext("Not yet translated") == "Not yet translated"


def test_the_same_fragments_give_the_same_bytes_whatever_their_order(translations: ModuleType) -> None:
    forth = translations.compiled({"Save": "保存", "Open": "打开"})
    back = translations.compiled({"Open": "打开", "Save": "保存"})
    assert forth == back


def test_two_rooms_that_disagree_on_a_word_are_named(translations: ModuleType, tmp_path: Path) -> None:
    fragment(tmp_path, "excel", ("Undo", "撤销"))
    fragment(tmp_path, "store", ("Undo", "撤消"))
    with pytest.raises(translations.TranslationFault, match=r"'撤销' in excel\.po and '撤消' in store\.po"):
        translations.gathered(tmp_path)


def test_a_word_that_stands_twice_is_refused(translations: ModuleType, tmp_path: Path) -> None:
    fragment(tmp_path, "store", ("Undo", "撤销"), ("Undo", "撤消"))
    with pytest.raises(translations.TranslationFault, match="twice"):
        translations.gathered(tmp_path)


def test_a_fragment_that_is_not_utf_8_is_named(translations: ModuleType, tmp_path: Path) -> None:
    fragment(tmp_path, "store", ("Undo", "撤销"))
    text = (tmp_path / "store.po").read_text(encoding="utf-8")
    (tmp_path / "store.po").write_text(text, encoding="gb18030")
    with pytest.raises(translations.TranslationFault, match=r"store\.po"):
        translations.gathered(tmp_path)
