"""Forms filled and printed, read back from the PDF."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from ruled import rules, tables

from lyuliang_desk.paperwork.fonts import FontSet
from lyuliang_desk.paperwork.formdata import GROUP, FormData
from lyuliang_desk.paperwork.formkeys import FormError
from lyuliang_desk.paperwork.forms import form_file, load_form
from lyuliang_desk.paperwork.glyphs import Missing, MissingGlyph
from lyuliang_desk.paperwork.page import SHAPES
from lyuliang_desk.paperwork.paper import POINTS
from lyuliang_desk.paperwork.preview import Preview
from lyuliang_desk.paperwork.render import render

Read = Callable[[bytes], list[str]]

HEADING = {"reporting_unit": "吕梁产业技术研究院", "report_date": "2026年3月1日", "team": "煤基新材料团队"}


def project(number: int, **more: str) -> dict[str, str]:
    return {
        "number": f"LL2021-{number:03}",
        "title": "铝镁合金压铸件的轻量化设计：面向新能源汽车的一体化压铸成形技术与装备",
        "leader": "𬭩明",
        "leader_phone": "13800000000",
        "start": "2021.03",
        "end": "2023.12",
        "total_budget": "1234.56",
        **more,
    }


def summary(count: int) -> FormData:
    rows = [project(number) for number in range(1, count + 1)]
    return FormData(HEADING, rows, {"total_budget": "74073.60"}, labels=[row["number"] for row in rows])


def person(name: str) -> dict[str, str]:
    return {"name": name, "id_number": "141102190001010017", "school": "某大学", "major": "材料学"}


RECORD: Mapping[str, str] = {
    "title": "煤矸石制备高岭土",
    "lead_organisation": "山西某某新材料有限公司",
    "lead_organisation.credit_code": "91141100PDY00001X1",
    "leader": "欧阳㛃",
    "leader.id_number": "141102190001010017",
    "start": "2026.03",
    "end": "2028.12",
    "abstract": "研究煤矸石。",
    "rationale": "立项依据很长。" * 1000,
}


def flat(text: str) -> str:
    return "".join(text.split())


def test_the_summary_has_its_header_sums_and_signatures(fonts: FontSet, read_back: Read) -> None:
    pages = read_back(render(load_form(form_file("F05")), summary(60), fonts))
    assert len(pages) > 1
    assert "项目汇总表" in pages[0] and "单位：万元" in pages[0] and "吕梁产业技术研究院" in pages[0]
    assert all("经费（万元）" in page and "承担单位" in page for page in pages)
    assert all(f"第 {n} 页 共 {len(pages)} 页" in page for n, page in enumerate(pages, 1))
    assert "74073.60" in pages[-1] and "负责人（签字）" in pages[-1]
    assert not any("负责人（签字）" in page for page in pages[:-1])


def test_all_rows_and_rare_characters_are_read_back(fonts: FontSet, read_back: Read) -> None:
    text = "".join(read_back(render(load_form(form_file("F05")), summary(60), fonts)))
    assert [f"LL2021-{n:03}" in text for n in range(1, 61)] == [True] * 60
    assert flat(text).count("𬭩明") == 60


def test_the_summary_fits_the_smaller_sheet_too(fonts: FontSet, read_back: Read) -> None:
    pdf = render(load_form(form_file("F05")), summary(30), fonts, page="A4L")
    with Preview(pdf) as preview:
        assert {(round(size.width), round(size.height)) for size in preview.sizes} == {(297, 210)}
    assert "LL2021-030" in "".join(read_back(pdf))
    with pytest.raises(FormError, match="A3L"):
        render(load_form(form_file("F05")), summary(1), fonts, page="A4P")


def test_the_same_records_give_the_same_bytes(fonts: FontSet) -> None:
    form = load_form(form_file("F05"))
    assert render(form, summary(20), fonts) == render(form, summary(20), fonts)
    assert render(form, summary(20), fonts) != render(form, summary(21), fonts)


@pytest.mark.parametrize("name", ["F01", "F05", "F09"])
def test_every_font_is_embedded(fonts: FontSet, name: str) -> None:
    pdf = render(load_form(form_file(name)), FormData(HEADING), fonts)
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") > 0


def test_a_form_without_records_has_empty_rows_to_fill_in(fonts: FontSet, read_back: Read) -> None:
    pages = read_back(render(load_form(form_file("F05")), FormData(), fonts))
    assert len(pages) == 1
    assert "年　　月　　日" in pages[0]


def test_group_rows_are_not_counted(fonts: FontSet, read_back: Read) -> None:
    data = FormData(HEADING, [{GROUP: "离石区（1 项）"}, project(1), {GROUP: "孝义市（1 项）"}, project(2)])
    text = "".join(read_back(render(load_form(form_file("F05")), data, fonts)))
    assert "离石区（1 项）" in text
    assert "\n2 LL2021-002" in text.replace("\r", "")


def test_several_teams_are_printed_each_with_its_own_numbering(fonts: FontSet, read_back: Read) -> None:
    teams = [
        FormData({**HEADING, "team": "甲队"}, [person(f"张{n}") for n in range(30)]),
        FormData({**HEADING, "team": "乙队"}, [person("李喆")]),
    ]
    pages = read_back(render(load_form(form_file("F09")), teams, fonts))
    assert "乙队" in pages[-1] and "第 1 页 共 1 页" in pages[-1]
    assert f"第 2 页 共 {len(pages) - 1} 页" in pages[1]


def test_school_and_major_stand_in_one_cell(fonts: FontSet, read_back: Read) -> None:
    page = read_back(render(load_form(form_file("F09")), FormData(HEADING, [person("王堃")]), fonts))[0]
    assert "某大学" in page and "材料学" in page and "141102190001010017" in page


def test_the_book_s_cover_and_instructions_have_no_number(fonts: FontSet, read_back: Read) -> None:
    pages = read_back(render(load_form(form_file("F01")), FormData(HEADING, record=RECORD), fonts))
    assert "项目申报书" in pages[0] and "—" not in pages[0]
    assert "填写说明" in pages[1] and "— " not in pages[1]
    assert "— 1 —" in pages[2] and "基本信息" in pages[2]
    assert f"— {len(pages) - 2} —" in pages[-1]


def test_long_texts_go_on_over_pages_and_nothing_is_lost(fonts: FontSet, read_back: Read) -> None:
    pages = read_back(render(load_form(form_file("F01")), FormData(HEADING, record=RECORD), fonts))
    assert (
        flat("".join(pages)).replace("—", "").count("立项依据很长") > 960
    )  # some stand astride a page number
    assert sum(page.count("长") for page in pages) >= 1000
    assert sum("立项依据很长" in page for page in pages) >= 4


def test_fields_of_linked_records_and_members_are_filled_in(fonts: FontSet, read_back: Read) -> None:
    tables = {"members": [{"name": "赵犇", "task": "工艺试验", "months": "12"}]}
    data = FormData(HEADING, record=RECORD, tables=tables)
    text = flat("".join(read_back(render(load_form(form_file("F01")), data, fonts))))
    for words in (
        "91141100PDY00001X1",
        "141102190001010017",
        "2026.03—2028.12",
        "赵犇",
        "工艺试验",
        "欧阳㛃",
    ):
        assert words in text


def test_the_mark_of_an_empty_cell_is_the_form_s(fonts: FontSet, read_back: Read) -> None:
    form = load_form(form_file("F01"))
    marked = "".join(read_back(render(form, FormData(), fonts)))
    blank = "".join(read_back(render(replace(form, empty=""), FormData(), fonts)))
    assert marked.count("无") > blank.count("无") + 10


def test_a_character_in_no_font_stops_the_print_and_names_record_and_field(fonts: FontSet) -> None:
    rows = [project(1), project(2, leader="王\ue000")]
    data = FormData(HEADING, rows, labels=["LL2021-001 甲项目", "LL2021-002 乙项目"])
    with pytest.raises(MissingGlyph) as caught:
        render(load_form(form_file("F05")), data, fonts)
    assert caught.value.missing == (Missing("\ue000", "LL2021-002 乙项目", "项目负责人"),)
    assert all(words in caught.value.message for words in ("LL2021-002 乙项目", "项目负责人", "U+E000"))


def test_a_character_in_no_font_above_the_table_is_named_by_the_form_s_words(fonts: FontSet) -> None:
    with pytest.raises(MissingGlyph) as caught:
        render(load_form(form_file("F05")), FormData({"reporting_unit": "\ue000"}), fonts)
    assert caught.value.missing == (Missing("\ue000", "", "填报单位（盖章）"),)


def test_in_a_book_the_label_names_the_field(fonts: FontSet) -> None:
    data = FormData(record={**RECORD, "leader.title": "\ue001"}, labels=["某项目"])
    with pytest.raises(MissingGlyph) as caught:
        render(load_form(form_file("F01")), data, fonts)
    assert [(one.record, one.field) for one in caught.value.missing] == [("某项目", "职称/职务")]


def test_an_opinion_keeps_its_signature_seal_and_date_on_its_page(fonts: FontSet, read_back: Read) -> None:
    pages = read_back(render(load_form(form_file("F01")), FormData(HEADING, record=RECORD), fonts))
    opinions = [page for page in pages if "意见" in page and "（盖章）" in page and "填写说明" not in page]
    assert len(opinions) == 2
    for page in opinions:
        counts = [page.count(words) for words in ("意见", "负责人（签字）：", "（盖章）", "年　　月　　日")]
        assert counts == [2, 2, 2, 2]


def test_the_entries_of_a_full_cover_stay_above_its_foot(fonts: FontSet, read_back: Read) -> None:
    full = dict.fromkeys(("title", "lead_organisation", "partners", "recommending_body"), "某" * 60)
    record = {**full, "leader_phone": "13800000001\n13900000002", "acceptance_number": "SL20260001"}
    pdf = render(load_form(form_file("F01")), FormData(record=record), fonts)
    _upright, level = rules(pdf)[0]
    foot = SHAPES["A4P"].height - SHAPES["A4P"].bottom - 15 * 1.45 / POINTS
    assert level[-1] < foot - 3 and "SL20260001" in read_back(pdf)[0]


def test_notes_stand_there_only_when_they_are_needed(fonts: FontSet, read_back: Read) -> None:
    form = load_form(form_file("F05"))
    noted = FormData({"exact_sums": "总投资 1.234567 万元"}, [project(1)])
    assert "注：" in read_back(render(form, noted, fonts))[0]
    assert "注：" not in read_back(render(form, summary(1), fonts))[0]


@pytest.mark.parametrize("count", range(1, 20))
def test_sums_and_signatures_stand_below_a_project(fonts: FontSet, count: int) -> None:
    heading = {**HEADING, "exact_sums": "总投资 1.234567 万元"}
    data = FormData(heading, [project(number, title="题" * 60) for number in range(count)], {"spent": "1.00"})
    last = ["".join(row) for row in tables(render(load_form(form_file("F05")), data, fonts, page="A4L"))[-1]]
    assert any("题" in row for row in last) and any("合计" in row for row in last)
