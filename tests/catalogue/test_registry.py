"""Every kind and every field is declared whole: names, words, headers, links, rules, and the forms' fields."""

import csv
from datetime import date
from pathlib import Path

import pytest

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import ReadingContext, Unreadable
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.excel.planning.targets import fold_header

FIELDS = [(kind, field) for kind in KINDS.values() for field in kind.fields]
SHEETS = SheetKinds(KINDS)
CONTEXT = ReadingContext(date(2026, 7, 6))
F05 = {
    "项目编号": "number", "项目名称": "title", "项目类别": "category", "承担单位": "lead_organisation", "合作单位": "partners",
    "项目负责人": "leader", "联系电话": "leader_phone", "产业领域": "industry", "实施县（市、区）": "county", "立项年度": "year",
    "起止时间": "term", "总投资": "total_budget", "市级财政": "city_funds", "县级财政": "county_funds", "自筹": "own_funds",
    "已拨付": "disbursed", "已支出": "spent", "进展状态": "status", "备注": "remarks",
}  # fmt: skip
F09 = {
    "姓名": "name", "性别": "sex", "民族": "ethnic_group", "出生年月": "birth", "身份证号": "id_number", "政治面貌": "political_status",
    "学历": "education", "学位": "degree", "毕业院校及专业": "school_and_major", "工作单位及职务": "workplace_and_post", "职称": "title",
    "团队角色": "role", "联系电话": "phone", "备注": "remarks",
}  # fmt: skip


F11 = {
    "姓名": "name", "性别": "sex", "出生年月": "birth", "工作单位": "workplace", "职务": "post", "职称": "title",
    "学历/学位": "education_and_degree", "专家类别（技术/财务/管理）": "expert_type", "学科（GB/T 13745）": "discipline",
    "擅长领域/研究方向": "expertise", "手机": "phone", "推荐单位": "recommended_by", "备注": "remarks",
}  # fmt: skip
F12 = {
    "协议编号": "number", "协议名称": "title", "甲方": "party_a", "乙方": "party_b", "协议类别": "agreement_type",
    "签订日期": "signed_on", "有效期至": "expires_on", "协议金额": "amount", "履约状态": "status", "负责人": "contact",
    "备注": "remarks",
}  # fmt: skip
F13 = {
    "成果名称": "title", "知识产权类型及编号": "type_and_number", "来源项目": "source_project", "完成人（团队）": "inventors",
    "转化方式": "transfer_mode", "受让/合作企业": "transferee", "合同类型": "contract_type", "签订日期": "signed_on",
    "合同金额": "amount", "到账金额": "received", "技术合同登记号": "registration_number", "备注": "remarks",
}  # fmt: skip
F14 = {
    "企业名称": "enterprise", "统一社会信用代码": "enterprise.credit_code", "所在县（市、区）": "county", "所属行业": "industry",
    "企业规模": "enterprise_size", "主营产品": "main_products", "上年营业收入": "revenue", "上年研发投入": "rd_spending",
    "联系人": "contact", "联系电话": "phone", "需求名称": "title", "需求类型": "need_type", "背景与现状": "background",
    "技术指标要求": "indices", "完成时限": "deadline", "拟投入资金": "planned_spending", "合作方式": "cooperation_mode",
    "知识产权与利益分配": "ip_arrangement", "意向院所/专家": "preferred_partner", "匹配团队（办公室填）": "team",
    "对接日期（办公室填）": "met_on", "状态（办公室填）": "status",
}  # fmt: skip
F15 = {
    "活动名称": "title", "日期": "held_on", "地点": "place", "主办/承办": "organisers", "参加企业数": "enterprise_count",
    "参加专家数": "expert_count", "发布成果数": "result_count", "收集需求数": "need_count", "达成意向数": "intention_count",
    "签约数": "signed_count", "意向金额": "intended_amount", "负责人": "responsible", "备注": "remarks",
}  # fmt: skip
NO_DATA = {"序号", "企业盖章"}
"""Columns of forms that hold nothing to be kept."""


def ids(pair: tuple[RecordKind, Field]) -> str:
    return f"{pair[0].name}.{pair[1].name}"


@pytest.mark.parametrize("pair", FIELDS, ids=ids)
def test_a_field_has_both_words_and_a_width(pair: tuple[RecordKind, Field]) -> None:
    _kind, field = pair
    assert field.label.zh and field.label.en and field.width > 0
    assert field.name.isidentifier() and field.name not in ("id", "rid", "deleted")


@pytest.mark.parametrize("pair", FIELDS, ids=ids)
def test_an_empty_cell_is_no_value(pair: tuple[RecordKind, Field]) -> None:
    for empty in (None, "", "  ", "　"):
        assert pair[1].type.read(empty, CONTEXT).value is None


@pytest.mark.parametrize("pair", FIELDS, ids=ids)
def test_links_lead_to_kinds_and_codes_to_lists(pair: tuple[RecordKind, Field]) -> None:
    type_ = pair[1].type
    if isinstance(type_, Link | Links):
        assert type_.kind in KINDS
    if isinstance(type_, Code) and type_.open:
        assert type_.read("完全没有的词", CONTEXT).value == "完全没有的词"
    elif isinstance(type_, Code | Codes):
        with pytest.raises(Unreadable):
            type_.read("完全没有的词", CONTEXT)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda k: k.name)
def test_names_are_unique_and_rules_speak_of_fields(kind: RecordKind) -> None:
    names = [f.name for f in kind.fields]
    assert len(names) == len(set(names))
    named = {n for rule in kind.rules for n in rule.fields} | {n for c in kind.composites for n in c.fields}
    assert named | set(kind.keys) | {kind.title_field, kind.name_key[0], *kind.row_key} <= set(names)
    assert not kind.row_key or any(kind[name].required for name in kind.row_key)


@pytest.mark.parametrize(
    ("form", "kind", "columns"),
    [
        ("F05", "project", F05),
        ("F09", "person", F09),
        ("F11", "person", F11),
        ("F12", "agreement", F12),
        ("F13", "result", F13),
        ("F14", "technology_need", F14),
        ("F15", "activity", F15),
    ],
)
def test_every_column_of_the_form_finds_its_field(form: str, kind: str, columns: dict[str, str]) -> None:
    path = Path(__file__).parent / "forms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        labels = [row["zh"] for row in csv.DictReader(file) if row["form"] == form]
    assert set(labels) - NO_DATA == set(columns)
    for label in columns:
        target, score = SHEETS.targets(kind).find(label)
        assert target is not None and (target.name, score) == (columns[label], 100)


@pytest.mark.parametrize("kind", SHEETS.importable)
def test_no_header_text_is_claimed_by_two_fields_under_their_own_label(kind: str) -> None:
    for field in KINDS[kind].fields:
        target, score = SHEETS.targets(kind).find(field.label.zh)
        assert target is not None and (target.name, score) == (field.name, 100)


def test_headers_fold_spaces_stars_units_and_line_breaks() -> None:
    spellings = ("总投资", "总 投 资", "总投资（万元）", "总投资\n(万元)", "*总投资", "总投资【万元】：")
    assert {fold_header(s) for s in spellings} == {"总投资"}
