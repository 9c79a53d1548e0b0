"""Units and pairs of key and value in the words above a table."""

import pytest

from lyuliang_desk.excel.layout.header_words import (
    bare_key,
    is_annex,
    pairs_in,
    unit_in_pairs,
    unit_of_header,
)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("总投资（万元）", "万元"),
        ("总投资(元)", "元"),
        ("经费\n（单位：万元）", "万元"),
        ("合同金额（人民币 万元）", "万元"),
        ("产值（亿元）", "亿元"),
        ("拨款（千元）", "千元"),
        ("金额/元", "元"),
        ("资金万元", "万元"),
        ("投资（万元，含税）", "万元"),
        ("单位：万元", "万元"),
        ("金额单位：人民币元", "元"),
        ("总投资", None),
        ("股本（万股）", None),
        ("金额（万美元）", None),
        ("填报单位：元亨公司", None),
        ("单位（盖章）：元亨公司", None),
        ("企业（亿元以上企业）", None),
        ("", None),
    ],
)
def test_the_unit_of_money_is_read_from_a_header(text: str, unit: str | None) -> None:
    assert unit_of_header(text) == unit


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        (
            "填报单位（盖章）：柳林县某某局     填报日期：2024年3月1日    单位：万元",
            [("填报单位（盖章）", "柳林县某某局"), ("填报日期", "2024年3月1日"), ("单位", "万元")],
        ),
        ("填报单位：某局 填报日期：2024.3", [("填报单位", "某局"), ("填报日期", "2024.3")]),
        ("填报单位：山西 某某 公司", [("填报单位", "山西某某公司")]),
        ("团队名称：\u3000煤基团队", [("团队名称", "煤基团队")]),
        ("填报单位:", [("填报单位", "")]),
        ("吕梁市项目汇总表", []),
    ],
)
def test_pairs_are_read_from_a_line_however_they_are_spaced(line: str, pairs: list[tuple[str, str]]) -> None:
    assert list(pairs_in(line)) == pairs


def test_a_pair_may_name_the_unit() -> None:
    assert unit_in_pairs({"金额单位": "人民币万元"}) == "万元"
    assert unit_in_pairs({"单位": "万元、人"}) == "万元"
    assert unit_in_pairs({"单位": "元亨公司"}) is None
    assert unit_in_pairs({"填报单位": "万元"}) is None


def test_a_key_is_known_without_its_brackets() -> None:
    assert bare_key("填 报 单 位（盖章）") == "填报单位"


@pytest.mark.parametrize("text", ["附件1", "附件 2：", "附件一", "附件", "附表3-1"])
def test_an_annex_number_is_no_title(text: str) -> None:
    assert is_annex(text)
    assert not is_annex(text + "汇总表")
