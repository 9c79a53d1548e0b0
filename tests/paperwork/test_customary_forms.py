"""The form files beside the list of customary fields: order, labels, widths in millimetres."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.paperwork.blocks import Block, Box, Cover, Grid, Heading, Opinion, Pledge, Table
from lyuliang_desk.paperwork.forms import form_file, form_files, load_form

WHOLE_PAGE = 156.0
OF_MEMBERSHIP = {"role", "task", "months"}


def customary(form: str) -> list[tuple[str, float]]:
    path = Path(__file__).parents[1] / "catalogue" / "forms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            (row["zh"].rpartition(":")[2], float(row["width_mm"]))
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
        elif isinstance(block, Table) and not block.source:
            yield from ((_flat(column.header), column.width) for column in block.columns)
        elif isinstance(block, Box | Opinion):
            yield block.heading, WHOLE_PAGE
        elif isinstance(block, Heading) and block.framed:
            yield block.text, WHOLE_PAGE
        elif isinstance(block, Pledge):
            yield block.title, WHOLE_PAGE


def _flat(label: str) -> str:
    return label.replace("\n", "")


def _bare(label: str) -> str:
    return re.sub(r"^[一二三四五六七八九十]+、", "", label)


@pytest.mark.parametrize("name", ["F05", "F09"])
def test_a_table_has_the_customary_columns_in_order_and_width(name: str) -> None:
    assert list(printed(load_form(form_file(name)).blocks)) == customary(name)


def test_a_book_has_all_customary_fields_in_order_none_narrower() -> None:
    places = iter(printed(load_form(form_file("F01")).blocks))
    for label, width in customary("F01"):
        found = next((place for place in places if _bare(place[0]).startswith(_bare(label))), None)
        assert found is not None, f"{label} is missing or stands in another order"
        assert found[1] >= width, label


@pytest.mark.parametrize("name", sorted(form_files()))
def test_every_field_that_a_form_names_is_recorded(name: str) -> None:
    form = load_form(form_file(name))
    for field in form.fields:
        assert _is_recorded(KINDS[form.kind], field), field


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
