"""The order of posts and professional titles, highest first, as keys that compare as text.

Posts (职务) are free words: the longest words of ``resources/orders/posts.csv`` that are found in them count, of several
the highest. Titles (职称) are codes of GB/T 8561, whose last digit is the level: 1 正高, 2 副高, 3 中级, 4 助理, 5 员.
"""

import csv
import re
from functools import cache, lru_cache

from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.resources import resources_folder

TITLES = "gbt8561_title"
LAST = "999"
"""Behind every known post and title: what is written in somebody's own words."""


@lru_cache(maxsize=10_000)
def post_key(words: str) -> str:
    """The key of a post: 党委书记、院长 before 副院长 before 主任; unknown words come last."""
    ranks, pattern = _posts()
    return min((ranks[found] for found in pattern.findall(words)), default=LAST)


def title_key(kept: str) -> str:
    """The key of a title that is kept as a code or in words: by level, then by code."""
    return kept[-1] + kept if kept in _titles() else LAST + kept


@cache
def _posts() -> tuple[dict[str, str], re.Pattern[str]]:
    path = resources_folder() / "orders" / "posts.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    ranks = {post: f"{int(row['rank']):03}" for row in rows for post in row["posts"].split("|")}
    longest_first = sorted(ranks, key=len, reverse=True)
    return ranks, re.compile("|".join(map(re.escape, longest_first)))


@cache
def _titles() -> frozenset[str]:
    return frozenset(item.code for item in code_list(TITLES).items)
