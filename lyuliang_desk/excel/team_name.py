"""Whose roster a sheet is: the team's name as a title or a line above the table says it."""

import re

from lyuliang_desk.catalogue.folding import tidy
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.header import HeaderBand

_LINE = re.compile(r"(?:人才|创新)?团队名称(?:[（(]盖章[）)])?\s*[：:]\s*(\S.*)")
_TITLE_END = re.compile(
    r"(?:人才)?(?:团队)?(?:成员|人员|骨干)?"
    r"(?:花名册|名册|名单|一览表|汇总表|信息表|登记表|情况表|表)(?:[（(].*[）)])?$"
)
_GENERIC = re.compile(
    r"^(?:附件\d*|.*(?:市|县|区|大学|研究院|办公室)|)(?:人才|创新|科技|人才创新|科技创新)?$"
)


def team_named(grid: SheetGrid, band: HeaderBand) -> str | None:
    """The name after 团队名称：, else what a title says before 花名册; None when neither names a team."""
    for row in grid.rows[: band.first]:
        for value in row:
            said = _LINE.search(tidy(value)) if isinstance(value, str) else None
            if said:
                return said.group(1).strip()
    for title in band.titles:
        name = _from_title(tidy(title).replace(" ", ""))
        if name:
            return name
    return None


def _from_title(title: str) -> str | None:
    end = _TITLE_END.search(title)
    if end is None or "团队" not in title:
        return None
    name = title[: end.start()]
    if title[end.start() :].startswith(("人才团队", "团队")):
        name += "团队" if not name.endswith("团队") else ""
    return None if _GENERIC.match(name.removesuffix("团队")) else name or None
