"""Whose roster a sheet is: the team's name as a line above the table, a title or the sheet's name says it."""

import re

from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import HeaderBand
from lyuliang_desk.excel.layout.header_words import ANNEX

_LINE = re.compile(r"(?:人才|创新)?团队名称(?:[（(]盖章[）)])?\s*[：:]\s*(\S.*)")
_BEFORE = re.compile(rf"^(?:{ANNEX.pattern.removesuffix(':?')}[:：]?|(?:20)\d\d年度?)+")
_TITLE_END = re.compile(
    r"(?:核心)?(?:成员|人员|骨干)?(?:基本)?(?:情况|信息)?"
    r"(?:花名册|名册|名单|一览表|汇总表|统计表|登记表|表)(?:[（(](.*)[）)])?$"
)
_GENERIC = re.compile(
    r"(?:.*(?:市|县|区|大学|研究院|办公室))?(?:产业技术|产业|高层次)?(?:人才|创新|科技|人才创新|科技创新)?"
)
_QUOTES = str.maketrans("", "", '“”"《》「」【】')


def team_named(grid: SheetGrid, band: HeaderBand) -> str | None:
    """The name after 团队名称：, else what a title says before 花名册, else the sheet's; None when none names a team."""
    for row in grid.rows[: band.first]:
        for value in row:
            said = _LINE.search(tidy(value)) if isinstance(value, str) else None
            if said:
                return said.group(1).strip()
    titles = (tidy(title).replace(" ", "") for title in band.titles)
    return next((name for title in titles if (name := _from_title(title))), None) or _team(grid.name)


def _from_title(title: str) -> str | None:
    end = _TITLE_END.search(title)
    if end is None:
        return None
    return _team(title[: end.start()]) or _team(end[1] or "")


def _team(words: str) -> str | None:
    """The words, when they are a team's own name and not what every team is called."""
    name = _BEFORE.sub("", words.strip()).translate(_QUOTES)
    own = name.removesuffix("团队")
    return None if own == name or _GENERIC.fullmatch(own) else name
