"""To which record all rows of a sheet belong: a line above the table, or its title, says 项目名称：… once for all."""

import re

from lyuliang_desk.catalogue.folding import fold, tidy
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.excel.grid import SheetGrid
from lyuliang_desk.excel.layout.header import HeaderBand
from lyuliang_desk.excel.layout.header_words import bare_key
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.excel.planning.team_name import team_named

_QUOTED = re.compile("[《“「]([^《》“”「」]{2,})[》”」]")


def owner_link(kind: RecordKind) -> str | None:
    """The field that links a record to its owner, for kinds whose tables are kept owner by owner."""
    return kind.within[0] if kind.within and isinstance(kind[kind.within[0]].type, Link) else None


def owner_named(kind: RecordKind, kinds: SheetKinds, grid: SheetGrid, band: HeaderBand) -> str | None:
    """The name of the record that a sheet of this kind says it belongs to; None where it says none."""
    if owner_link(kind) is None:
        return None
    if kind.owner == "team":
        return team_named(grid, band)
    quoted = (found for line in band.titles if (found := _QUOTED.search(tidy(line))))
    return said_above(kind, kinds, band) or next((found[1] for found in quoted), None)


def said_above(kind: RecordKind, kinds: SheetKinds, band: HeaderBand) -> str | None:
    """What stands behind 项目名称： (or another word for the owner) above the table of a kind."""
    link = owner_link(kind)
    if link is None:
        return None
    owner = kinds.kinds[str(kind.owner)]
    title, field = owner[owner.title_field], kind[link]
    keys = (title.label.zh, field.label.zh, *field.headers, *(owner[key].label.zh for key in owner.keys))
    said = {bare_key(key): value for key, value in band.pairs.items() if value}
    return next((said[key] for key in map(fold, keys) if key in said), None)
