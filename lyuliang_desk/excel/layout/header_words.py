"""What the words in and above a header say: the unit of money, pairs of key and value."""

import re
from collections.abc import Iterator, Mapping

from lyuliang_desk.catalogue.folding import fold, tidy

_MONEY = "(千万元|百万元|亿元|万元|千元|元)"
_OTHER = r"[^()\u4e00-\u9fff]"
_BRACKETED = re.compile(rf"\((?:[^()]*{_OTHER})?(?:单位:?|人民币|金额)*{_MONEY}(?:{_OTHER}[^()]*)?\)")
_SAID = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|金额|货币|计量|计价)单位(?:\([^()]*\))?:(?:人民币)?{_MONEY}(?:$|{_OTHER})"
)
_APPENDED = re.compile(rf"(?:[/,_\-]|金额|投资|经费|资金|预算|额|费){_MONEY}$")

UNIT_KEYS = ("单位", "金额单位", "货币单位", "计量单位", "计价单位")
REPORTING_KEYS = (
    "填报单位",
    "申报单位",
    "报送单位",
    "上报单位",
    "填表单位",
    "制表单位",
    "编制单位",
    "推荐单位",
    "报名单位",
    "填报部门",
    "报送部门",
    "培训机构",
    "单位名称",
)
DATE_KEYS = (
    "填报日期",
    "填报时间",
    "填表日期",
    "填表时间",
    "报送日期",
    "报送时间",
    "上报日期",
    "上报时间",
    "制表日期",
    "制表时间",
    "统计时间",
    "日期",
)
_KNOWN_KEYS = (*REPORTING_KEYS, *DATE_KEYS, *UNIT_KEYS, "团队名称", "联系人", "联系电话")
_NEXT_KEY = re.compile("(?<=\\s)(?=(?:" + "|".join(_KNOWN_KEYS) + ")\\s*(?:[（(][^）)]*[）)])?\\s*[：:])")
_WIDE_GAP = re.compile(r"[ \u00a0]{2,}|[\t\n\r\u3000]+")
_PAIR = re.compile(r"\s*([^：:]{2,24}?)\s*[：:]\s*(.*)", re.DOTALL)
_UNIT_WORD = re.compile(rf"(?:^|人民币|{_OTHER}){_MONEY}(?:$|{_OTHER})")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
ANNEX = re.compile(r"附[件表](?:[\d一二三四五六七八九十]+(?:-\d+)?)?:?")


def unit_of_header(text: str) -> str | None:
    """The unit of money that a text names, ``元`` to ``亿元``: ``总投资（万元）``, ``金额/元``; else None."""
    folded = fold(text)
    for pattern in (_BRACKETED, _SAID, _APPENDED):
        if found := pattern.search(folded):
            return found[1]
    return None


def unit_in_pairs(pairs: Mapping[str, str]) -> str | None:
    """The unit of money that a pair like ``单位：万元`` names."""
    for key, value in pairs.items():
        if bare_key(key) in UNIT_KEYS and (found := _UNIT_WORD.search(fold(value))):
            return found[1]
    return None


def pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """The ``键：值`` pairs of a line above the table, several in one cell too; a value may be empty."""
    last: tuple[str, str] | None = None
    for piece in (p for wide in _WIDE_GAP.split(text) for p in _NEXT_KEY.split(wide)):
        found = _PAIR.fullmatch(piece)
        if found:
            if last is not None:
                yield last
            last = (tidy(found[1]), tidy(found[2]))
        elif last is not None:
            last = (last[0], tidy(f"{last[1]} {piece}"))
    if last is not None:
        yield last


def bare_key(key: str) -> str:
    """A key without its brackets: ``填报单位（盖章）`` → ``填报单位``."""
    return fold(_BRACKETS.sub("", key))


def is_annex(text: str) -> bool:
    """Whether a text is only the number of an annex (``附件1``)."""
    return ANNEX.fullmatch(fold(text)) is not None
