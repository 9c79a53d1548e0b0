"""A county's project ledger, as messy as real ones: some rows are new, one corrects the sample, some must be refused."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import ReadingContext
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.sample.office_hours import FIRST_MORNING
from lyuliang_desk.sample.projects import MIDTERM, RUNNING, WAN
from lyuliang_desk.sample.sheet import HEADER, Place, Sheet
from lyuliang_desk.sample.words import read_words
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, Row

LEAD = 5
"""The column of 承担单位, whose cells are merged."""
CONTINUED = "^"


def write_ledger(folder: Path, register: Register) -> Path:
    """Write the ledger that speaks of the sample register; answers with its path."""
    said = read_words("ledger")
    place = Place(register, said["county"])
    sheet = Sheet(said["sheet"], said["widths"])
    _head(sheet, said)
    funds = range(said["funds"]["first"], said["funds"]["last"] + 1)
    words, rows = place.words(), []
    for group in [*said["groups"], {"title": "四、往年项目（2项）", "hidden": [], "rows": _kept_rows(place)}]:
        sheet.merge(sheet.framed([group["title"]] + [""] * (sheet.width - 1)), 1, sheet.row, sheet.width)
        group_rows = [_resolved(row, words) for row in group["rows"]]
        _body(sheet, group_rows, group["hidden"])
        sheet.framed(["", "小  计", *[""] * (funds.start - 2), *_sums(group_rows, funds)])
        rows += group_rows
    sheet.framed(["", "合  计", *[""] * (funds.start - 2), *_sums(rows, funds), f"共{len(rows)}项"])
    for line in said["foot"]:
        sheet.line([line])
    return sheet.save(folder / said["file"])


def _head(sheet: Sheet, said: Mapping[str, Any]) -> None:
    """附件, two titles, the line of the reporting unit, and a header of two rows."""
    sheet.line([said["annex"]])
    for title in said["titles"]:
        sheet.title(title)
    unit, day, money = said["line"]
    sheet.line([unit, *[""] * 8, day, *[""] * (sheet.width - 11), money])
    first, last = said["funds"]["first"] + 1, said["funds"]["last"] + 1
    upper = [h if not first <= c <= last else "" for c, h in enumerate(said["headers"], start=1)]
    upper[first - 1] = said["funds"]["header"]
    lower = [h if first <= c <= last else "" for c, h in enumerate(said["headers"], start=1)]
    top = sheet.framed(upper, HEADER)
    sheet.framed(lower, HEADER)
    sheet.merge(top, first, top, last)
    for column in (*range(1, first), *range(last + 1, sheet.width + 1)):
        sheet.merge(top, column, top + 1, column)
    sheet.page.freeze_panes = sheet.page.cell(sheet.row + 1, 4)


def _body(sheet: Sheet, rows: Sequence[Sequence[Any]], hidden: Sequence[int]) -> None:
    """The rows of a group: a lead organisation is merged over those it continues in; some rows are hidden."""
    start = sheet.row + 1
    for row in rows:
        at = sheet.framed(["" if cell == CONTINUED else cell for cell in row])
        sheet.page.row_dimensions[at].hidden = row[0] in hidden
    firsts = [i for i, row in enumerate(rows) if row[LEAD - 1] != CONTINUED]
    for first, after in pairwise([*firsts, len(rows)]):
        if after - first > 1:
            sheet.merge(start + first, LEAD, start + after - 1, LEAD)


def _resolved(row: Sequence[Any], words: Mapping[str, str]) -> list[Any]:
    return [words[c[1:]] if isinstance(c, str) and c.startswith("@") else c for c in row]


def _sums(rows: Sequence[Sequence[Any]], columns: range) -> list[float]:
    """What the clerk would add up: each cell as it is meant, in 万元."""
    context = ReadingContext(FIRST_MORNING.date(), "万元")
    return [float(Decimal(sum(Money().read(r[c], context).value or 0 for r in rows)) / WAN) for c in columns]


def _kept_rows(place: Place) -> list[list[Any]]:
    """One project of the sample as it is kept, one that has moved on."""
    running = place.rows("project", Filter("status", "is", RUNNING))
    same, moved = running[0], running[-1]
    news = {"status": MIDTERM, "spent": moved.values["total_budget"]}
    changed = Row(moved.rid, moved.id, {**moved.values, **news})
    return [_as_written(place, number, row) for number, row in enumerate((same, changed), start=15)]


def _as_written(place: Place, number: int, row: Row) -> list[Any]:
    kind, values = KINDS["project"], row.values
    linked = [values["lead_organisation"], values["leader"], *_several(values["partners"])]
    titles = place.register.titles([str(i) for i in linked])
    term = f"{kind['start'].show_short(values['start'])}-{kind['end'].show_short(values['end'])}"
    partners = "、".join(titles[i] for i in _several(values["partners"]))
    codes = {name: kind[name].show(values[name]) for name in ("category", "industry", "county", "status")}
    money = [
        _wan(values[n])
        for n in ("total_budget", "city_funds", "county_funds", "own_funds", "disbursed", "spent")
    ]
    return [
        number, values["number"], values["title"], codes["category"], titles[str(values["lead_organisation"])], partners,
        titles[str(values["leader"])], values["leader_phone"], codes["industry"], codes["county"], int(str(values["year"])), term,
        *money, codes["status"], values["remarks"] or "",
    ]  # fmt: skip


def _several(stored: Any) -> tuple[str, ...]:
    ids: tuple[str, ...] = KINDS["project"]["partners"].type.load(stored) if stored else ()
    return ids


def _wan(fen: Any) -> float | str:
    return "" if fen is None else float(Decimal(fen) / WAN)
