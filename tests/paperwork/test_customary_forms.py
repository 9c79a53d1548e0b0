"""The form files beside the list of customary fields: order, labels, widths in millimetres."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.paperwork.blocks import (
    Block,
    Box,
    Cover,
    Grid,
    Heading,
    Opinion,
    Pledge,
    Signatures,
    Table,
    TableColumn,
)
from lyuliang_desk.paperwork.forms import Form, form_file, form_files, load_form
from lyuliang_desk.paperwork.owntables import SPECIAL, owning_field

WHOLE_PAGE = 156.0
OF_MEMBERSHIP = {"role", "task", "months"}
SHORT_BELOW = {"本年到位", "本年支出"}
"""Groups without which their columns' words say too little."""
COMPUTED = SPECIAL.keys() - {"members"}
YEARLY = {
    "carried",
    "planned",
    "received_fiscal",
    "received_own",
    "spent_fiscal",
    "spent_own",
    "balance",
    "rate",
}


def customary(form: str) -> list[tuple[str, float]]:
    path = Path(__file__).parents[1] / "catalogue" / "forms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            (_flat(row["zh"].rpartition(":")[2]), float(row["width_mm"]))
            for row in csv.DictReader(file)
            if row["form"] == form
        ]


def printed(blocks: tuple[Block, ...]) -> Iterator[tuple[str, float]]:
    """Each label of a form in the order of the page, with the millimetres that its field has."""
    for block in blocks:
        if isinstance(block, Cover):
            yield from ((entry.label, block.value_width) for entry in block.entries)
        elif isinstance(block, Grid):
            yield from ((_flat(cell.label), cell.width) for row in block.rows for cell in row)
        elif isinstance(block, Table) and (not block.source or block.source in SPECIAL):
            yield from ((_named(column), column.width) for column in block.columns)
        elif isinstance(block, Box | Opinion):
            yield block.heading, WHOLE_PAGE
        elif isinstance(block, Heading) and block.framed:
            yield block.text, WHOLE_PAGE
        elif isinstance(block, Table):
            yield block.heading, WHOLE_PAGE
        elif isinstance(block, Pledge):
            yield block.title, WHOLE_PAGE
        elif isinstance(block, Signatures):
            yield from ((label.partition("：")[0], WHOLE_PAGE / 2) for label in block.labels)


def _named(column: TableColumn) -> str:
    """A column's words; one of a group names it first: 本年到位-财政."""
    return "-".join(filter(None, (column.group if column.group in SHORT_BELOW else "", _flat(column.header))))


def _flat(label: str) -> str:
    return "".join(label.split())


def _bare(label: str) -> str:
    return re.sub(r"^[一二三四五六七八九十]+、", "", label)


@pytest.mark.parametrize("name", ["F05", "F06", "F07", "F08", "F09", "F11", "F12", "F13", "F15"])
def test_a_table_has_the_customary_columns_in_order_and_width(name: str) -> None:
    columns = len(customary(name))
    assert list(printed(load_form(form_file(name)).blocks))[:columns] == customary(name)


@pytest.mark.parametrize("name", ["F01", "F14", "F16"])
def test_a_book_has_all_customary_fields_in_order_none_narrower(name: str) -> None:
    places = iter(printed(load_form(form_file(name)).blocks))
    for label, width in customary(name):
        found = next((place for place in places if _bare(place[0]).startswith(_bare(label))), None)
        assert found is not None, f"{label} is missing or stands in another order"
        assert found[1] >= width, label


@pytest.mark.parametrize("name", sorted(form_files()))
def test_every_field_that_a_form_names_is_recorded(name: str) -> None:
    form = load_form(form_file(name))
    for field in form.fields:
        assert _comes_from_somewhere(form, field), field


def _comes_from_somewhere(form: Form, field: str) -> bool:
    """From a record, from the tables that belong to it, or from its accounts."""
    first, _dot, rest = field.partition(".")
    if first in COMPUTED or (form.way == "year_of_funds" and field in YEARLY):
        return True
    if first in KINDS and owning_field(
        KINDS[first], form.kind
    ):  # a table of its own, or the newest line of one
        return _is_recorded(KINDS[first], rest)
    return _is_recorded(KINDS[form.kind], field)


def _is_recorded(kind: RecordKind, name: str) -> bool:
    first, dot, rest = name.partition(".")
    if not dot:
        return first in kind.by_name or first in OF_MEMBERSHIP
    if first == "members":
        return _is_recorded(KINDS["person"], rest)
    if rest == "code":
        return first in kind.by_name
    link = kind[first].type
    return isinstance(link, Link) and rest in KINDS[link.kind].by_name
