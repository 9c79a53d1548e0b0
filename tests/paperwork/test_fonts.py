"""The bundled fonts, the roles, and what happens to a character that is in no font."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from lyuliang_desk.paperwork.fonts import (
    ROLES,
    FontError,
    FontSet,
    bundled_fonts,
    machine_fonts,
    windows_font_folders,
)
from lyuliang_desk.paperwork.glyphs import Label, Missing, MissingGlyph, preflight, printable
from lyuliang_desk.paperwork.paper import Metadata, Paper
from lyuliang_desk.paperwork.preview import Preview
from lyuliang_desk.resources import resources_folder

RARE = "䶮㛃喆堃犇昇垚赟韡𬭩𫖮𬱖"
NOWHERE = "\ue000"
FOLDER = resources_folder() / "fonts"


@pytest.mark.parametrize("role", ROLES)
def test_every_role_prints_rare_names(fonts: FontSet, role: str) -> None:
    typeface = fonts.typeface(role)
    assert "".join(run for _font, run in typeface.runs(RARE)) == RARE


@pytest.mark.parametrize("role", ROLES)
def test_every_role_prints_gb_2312_and_the_marks_of_forms(fonts: FontSet, role: str) -> None:
    rows = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    characters = "".join(pair.decode("gb2312", errors="ignore") for pair in rows)
    assert len(characters) == 6763
    assert preflight([(characters + "①㎡℃≥±×％—…“”（）〔〕￥☑□■√", Label())], fonts.typeface(role)) == []


def test_a_character_is_taken_from_the_next_font_that_has_it(fonts: FontSet) -> None:
    runs = fonts.typeface("fang").runs("李喆与𬭩")
    assert [(font.path.name, run) for font, run in runs] == [
        ("FandolFang-Regular.ttf", "李"),
        ("LyuliangKai-Light.ttf", "喆"),
        ("FandolFang-Regular.ttf", "与"),
        ("LyuliangKai-Light.ttf", "𬭩"),
    ]


def test_what_the_kai_lacks_too_comes_from_the_wide_song(fonts: FontSet) -> None:
    runs = fonts.typeface("fang").runs("喦")
    assert [font.path.name for font, _run in runs] == ["NotoSerifSC-Regular.ttf"]


def test_a_character_that_no_font_has_is_named(fonts: FontSet) -> None:
    with pytest.raises(MissingGlyph) as caught:
        fonts.typeface("song").width("王" + NOWHERE)
    assert caught.value.missing == (Missing(NOWHERE),)
    assert "U+E000" in caught.value.message


def test_preflight_lists_every_place_with_record_and_field(fonts: FontSet) -> None:
    texts = [
        ("张伟", Label("甲", "姓名")),
        ("王" + NOWHERE, Label("乙", "姓名")),
        (NOWHERE + "🙂", Label("丙", "备注")),
    ]
    assert preflight(texts, fonts.typeface("fang")) == [
        Missing(NOWHERE, "乙", "姓名"),
        Missing(NOWHERE, "丙", "备注"),
        Missing("🙂", "丙", "备注"),
    ]


def test_marks_without_a_form_are_left_out() -> None:
    assert printable("张\u200b伟\ufeff\r\n\t李\u00a0明") == "张伟\n  李 明"


def test_fonts_of_windows_come_first(tmp_path: Path) -> None:
    shutil.copyfile(FOLDER / "LyuliangKai-Light.ttf", tmp_path / "simfang.ttf")
    fonts = FontSet(FOLDER, (tmp_path,), bundled_fonts().table)
    assert [font.path.name for font in fonts.typeface("fang").chain][:2] == [
        "simfang.ttf",
        "FandolFang-Regular.ttf",
    ]


def test_a_collection_of_windows_is_used(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [
        TTFont(FOLDER / "LyuliangSigns-Regular.ttf"),
        TTFont(FOLDER / "LyuliangSigns-Regular.ttf"),
    ]
    collection.save(tmp_path / "simsun.ttc")
    typeface = FontSet(FOLDER, (tmp_path,), bundled_fonts().table).typeface("song")
    paper = Paper()
    paper.new_page(210, 297).text(20, 20, "吕☑", typeface, 12)
    assert [font.path.name for font, _run in typeface.runs("吕☑")] == [
        "NotoSerifSC-Regular.ttf",
        "simsun.ttc",
    ]
    with Preview(paper.to_pdf(Metadata())) as preview:
        assert preview.text(0).split() == ["吕☑"]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "another kind of file": lambda font: b"not a font" * 100,
    "empty": lambda font: b"",
    "only its first bytes": lambda font: font[:11],
    "cut off in its directory": lambda font: font[:100],
    "cut off in its tables": lambda font: font[: len(font) // 2],
    "its end missing": lambda font: font[:-5000],
    "its directory overwritten": lambda font: font[:12] + b"\xff" * 200 + font[212:],
    "a collection of nothing": lambda font: b"ttcf" + bytes(60),
    "outlines of another kind": lambda font: font.replace(b"glyf", b"CFF ", 1),
    "its characters overwritten": lambda font: _overwritten(font, b"cmap"),
    "its places of glyphs overwritten": lambda font: _overwritten(font, b"loca"),
}


def _overwritten(font: bytes, tag: bytes) -> bytes:
    entry = font.index(tag)
    place = int.from_bytes(font[entry + 8 : entry + 12], "big")
    return font[: place + 20] + b"\xf7" * 60 + font[place + 80 :]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_font_of_windows_that_cannot_be_used_is_passed_over(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    (tmp_path / "simfang.ttf").write_bytes(damage((FOLDER / "LyuliangSigns-Regular.ttf").read_bytes()))
    typeface = FontSet(FOLDER, (tmp_path,), bundled_fonts().table).typeface("fang")
    assert typeface.chain[0].path.name == "FandolFang-Regular.ttf"
    assert typeface.width("吕梁") == 2


def test_a_windows_without_its_fonts_folder_prints_with_the_program_s(tmp_path: Path) -> None:
    fonts = machine_fonts(environment={"WINDIR": str(tmp_path / "gone")})
    assert [fonts.typeface(role).chain[0].path.parent for role in ROLES] == [FOLDER] * len(ROLES)


def test_windows_font_folders_are_those_of_the_machine_and_of_the_user() -> None:
    folders = windows_font_folders({"WINDIR": "C:/Windows", "LOCALAPPDATA": "C:/Users/a/AppData/Local"})
    assert folders == (
        Path("C:/Windows/Fonts"),
        Path("C:/Users/a/AppData/Local/Microsoft/Windows/Fonts"),
    )
    assert machine_fonts(environment={}).windows_folders == ()


def test_a_missing_font_file_is_told(tmp_path: Path) -> None:
    shutil.copyfile(FOLDER / "roles.toml", tmp_path / "roles.toml")
    with pytest.raises(FontError, match=r"NotoSerifSC-Regular\.ttf"):
        bundled_fonts(tmp_path).typeface("song")


def test_a_damaged_list_of_roles_is_told(tmp_path: Path) -> None:
    (tmp_path / "roles.toml").write_text("fallback = [", encoding="utf-8")
    with pytest.raises(FontError, match=r"roles\.toml"):
        bundled_fonts(tmp_path)


def test_the_reserved_name_of_the_kai_s_source_is_not_used() -> None:
    with TTFont(FOLDER / "LyuliangKai-Light.ttf") as font:
        names = [str(font["name"].getDebugName(number)) for number in (1, 3, 4, 6, 16)]
    assert all("LXGW" not in name and "霞鹜" not in name for name in names)
    assert names[0] == "Lyuliang Kai"
