"""Records to the words of a form: money in 万元, dates as the form wants them, links by the linked record's name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.linking import all_linked
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.store.register import Register

FEN_IN_WAN = 1_000_000
CENT = Decimal("0.01")
NO_RATE = "—"


def wan_on_paper(fen: int) -> str:
    """Fen in 万元 with the two decimals that forms ask for (DOMAIN section 7)."""
    return f"{(Decimal(fen) / FEN_IN_WAN).quantize(CENT, ROUND_HALF_UP):.2f}"


def percent_on_paper(part: int, whole: int, decimals: int) -> str:
    """A part of a whole in per cent; a stroke where there is no whole."""
    if not whole:
        return NO_RATE
    return f"{(Decimal(part) * 100 / whole).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}%"


def rows_miss_sum(amounts: Sequence[int]) -> bool:
    """Whether the rounded amounts do not add up to the rounded sum."""
    return sum(Decimal(wan_on_paper(amount)) for amount in amounts) != Decimal(wan_on_paper(sum(amounts)))


def day_on_paper(day: date) -> str:
    """2026年7月6日, without leading zeros (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


def words_of(
    kind: RecordKind,
    rows: Sequence[Mapping[str, Stored]],
    register: Register,
    names: Collection[str] | None = None,
    *,
    in_table: bool = False,
) -> list[dict[str, str]]:
    """The words of each record by field name, of all fields or those named, empty fields left out.

    A date ``in_table`` is 2026.07.06, which fits a narrow column; elsewhere it is 2026年7月6日.
    """
    fields = kind.fields if names is None else [f for f in kind.fields if f.name in names]
    titles = register.titles(all_linked(fields, rows))
    return [
        {
            f.name: _words(f, f.type.load(stored), titles, in_table)
            for f in fields
            if (stored := row.get(f.name)) is not None
        }
        for row in rows
    ]


def words_with_links(
    kind: RecordKind,
    rows: Sequence[Mapping[str, Stored]],
    register: Register,
    names: Iterable[str],
    *,
    in_table: bool = False,
) -> list[dict[str, str]]:
    """The words of each record, and of ``names`` such as ``leader.id_number`` those of the record it links to.

    Codes are ``discipline.code``. All linked records of a field are asked for at once.
    """
    asked: dict[str, set[str]] = {}
    for name in names:
        first, dot, rest = name.partition(".")
        if dot and first in kind.by_name:
            asked.setdefault(first, set()).add(rest)
    words = words_of(kind, rows, register, in_table=in_table)
    lines = [line | _codes(kind, row) for line, row in zip(words, rows, strict=True)]
    for first, inner in asked.items():
        link = kind[first].type
        if isinstance(link, Link):
            linked = _linked_words(
                link.kind, {str(row[first]) for row in rows if row.get(first)}, register, inner, in_table
            )
            for line, row in zip(lines, rows, strict=True):
                found = linked.get(str(row.get(first)), {})
                line.update({f"{first}.{name}": text for name, text in found.items()})
    return lines


def _linked_words(
    kind: str, ids: Collection[str], register: Register, names: Collection[str], in_table: bool
) -> dict[str, dict[str, str]]:
    """The words of linked records by id; one that was hidden since still tells what it was."""
    kept = register.values_of(kind, sorted(ids))
    for id_ in sorted(set(ids) - kept.keys()):
        record = register.get(id_)
        if record is not None:
            kept[id_] = record.values
    words = words_of(register.kinds[kind], list(kept.values()), register, names, in_table=in_table)
    return dict(zip(kept, words, strict=True))


def _codes(kind: RecordKind, row: Mapping[str, Stored]) -> dict[str, str]:
    """The codes of those fields whose words are in their list."""
    coded = [(field.name, field.type) for field in kind.fields if isinstance(field.type, Code)]
    return {
        f"{name}.code": stored
        for name, code in coded
        if isinstance(stored := row.get(name), str) and stored in code.list.by_code
    }


def _words(field: Field, value: Any, titles: Mapping[str, str], in_table: bool) -> str:
    type_ = field.type
    if isinstance(type_, Money):
        return wan_on_paper(value)
    if isinstance(type_, Date):
        return _date(value, month_only=field.month_on_paper, numbers=in_table)
    if isinstance(type_, Link):
        return titles.get(value, "")
    if isinstance(type_, Links):
        return "、".join(titles.get(id_, "") for id_ in value)
    if isinstance(type_, Phones):
        return "\n".join(value)  # each on a line of its own: two do not fit beside one another
    return type_.show_short(value)


def _date(value: PartialDate, *, month_only: bool, numbers: bool) -> str:
    if value.month is None:
        return f"{value.year}"
    if month_only or (numbers and value.day is None):
        return f"{value.year}.{value.month:02}"
    if numbers:
        return f"{value.year}.{value.month:02}.{value.day:02}"
    day = f"{value.day}日" if value.day else ""
    return f"{value.year}年{value.month}月{day}"
