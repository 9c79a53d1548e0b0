"""The lines of a grouped table: the records of each group under a heading with its subtotals, the total at the end.

A line is a number: a record's row id, or below zero the number of a heading. A heading keeps its number as long as the
table lives, so that the cursor finds it again after the register was asked anew.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.messages import _
from lyuliang_desk.store.views import Group
from ui.registers.cells import cell_text

Values = tuple[Stored, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the records of a group; without values it is the total of all."""

    values: Values
    count: int
    sums: Mapping[str, int]
    folded: bool = False

    @property
    def level(self) -> int:
        """0 for the first field of the grouping, 1 for the second, -1 for the total."""
        return len(self.values) - 1


class GroupLines:
    """Lays records and headings out, and remembers which groups are folded away."""

    def __init__(self) -> None:
        self._folded: set[Values] = set()
        self._numbers: dict[Values, int] = {}
        self._headings: dict[int, Heading] = {}
        self._rids: array[int] = array("q")
        self._groups: list[Group] = []

    @property
    def count(self) -> int:
        """How many records there are, those folded away too."""
        return len(self._rids)

    @property
    def grouped(self) -> bool:
        return bool(self._groups)

    def take(self, rids: "array[int]", groups: Sequence[Group]) -> "array[int]":
        """These records in these groups from now on: the lines of the table."""
        self._rids, self._groups = rids, list(groups)
        return self.lines()

    def lines(self) -> "array[int]":
        """The lines as the groups are folded now."""
        self._headings.clear()
        if not self._groups:
            return self._rids
        lines, place = array("q"), 0
        for _first, group in groupby(self._groups, key=lambda group: group.values[:1]):
            inner = list(group)
            count = sum(one.count for one in inner)
            lines.extend(self._lines_of(inner, self._rids[place : place + count]))
            place += count
        lines.append(self._line((), self._groups))
        return lines

    def _lines_of(self, inner: list[Group], rids: "array[int]") -> Iterator[int]:
        """The lines of one group of the first field."""
        first = inner[0].values[:1]
        yield self._line(first, inner)
        if first in self._folded:
            return
        place = 0
        for group in inner:
            if len(group.values) > 1:
                yield self._line(group.values, [group])
            if len(group.values) == 1 or group.values not in self._folded:
                yield from rids[place : place + group.count]
            place += group.count

    def _line(self, values: Values, groups: Sequence[Group]) -> int:
        line = -self._numbers.setdefault(values, len(self._numbers) + 1)
        names = groups[0].sums
        sums = {name: sum(group.sums[name] for group in groups) for name in names}
        count = sum(group.count for group in groups)
        self._headings[line] = Heading(values, count, sums, values in self._folded)
        return line

    def heading(self, line: int) -> Heading | None:
        """The heading of a line, None for a record."""
        return self._headings.get(line) if line < 0 else None

    # Folding

    def fold(self, line: int, folded: bool | None = None) -> bool:
        """Fold the group of a heading away or out, or the other way round; answers whether anything changed."""
        heading = self.heading(line)
        if heading is None or heading.level < 0 or heading.folded is folded:
            return False
        self._folded ^= {heading.values}
        return True

    def fold_all(self, folded: bool) -> None:
        """Fold every group of the first field away, or everything out."""
        self._folded = {group.values[:1] for group in self._groups} if folded else set()

    @property
    def any_folded(self) -> bool:
        return bool(self._folded)


def heading_texts(
    heading: Heading,
    grouped_by: Sequence[Field],
    fields: Sequence[Field],
    titles: Callable[[list[str]], Mapping[str, str]],
) -> list[str]:
    """The words of a heading in the shown columns: its value and count first, subtotals under their columns."""
    words = _("Total")
    if heading.values:
        field, value = grouped_by[heading.level], heading.values[-1]
        words = _group_words(field, value, titles) or _("(empty)")
    first = _("{group} ({count})").format(group=words, count=f"{heading.count:,}")
    sums = heading.sums
    return [first, *(f.show(sums[f.name]) if f.name in sums else "" for f in fields[1:])]


def _group_words(field: Field, value: Stored, titles: Callable[[list[str]], Mapping[str, str]]) -> str:
    if isinstance(field.type, Date) and value is not None:
        return _("{year} (year)").format(year=value)
    linked = linked_ids(field, value) if value is not None else ()
    return cell_text(field, value, titles(list(linked)) if linked else {})
