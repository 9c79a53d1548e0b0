"""What stands in a cell: the kept scalar as words, links by the title of the record they point to."""

from collections.abc import Mapping

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.linking import linked_ids
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.link import Link, Links


def cell_text(field: Field, stored: Stored, titles: Mapping[str, str]) -> str:
    """The words of a cell on one line, empty for an empty one."""
    if stored is None:
        return ""
    if isinstance(field.type, Link | Links):
        return "、".join(titles.get(found, "") for found in linked_ids(field, stored))
    return " ".join(field.show(stored).split("\n"))
