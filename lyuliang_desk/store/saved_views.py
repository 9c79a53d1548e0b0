"""Views that are kept under a name: as JSON in a record, or built in as data (``resources/views/built_in.toml``).

A view outlives its program: it may name a field that is gone, a comparison of a newer version, or hold entries that
this one does not know. What cannot be used is left out when the view is shown, and told; the entries stay in the record.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

import orjson

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.resources import resources_folder
from lyuliang_desk.store.views import Comparison, Filter, Manner, Order, View

KNOWN = ("search", "filters", "columns", "order", "group", "hand")
DEEPEST = 2
"""Fields by which a view can be grouped at once."""
COMPARISONS, MANNERS = frozenset(get_args(Comparison)), frozenset(get_args(Manner))
NEEDS_TEXT = frozenset({"contains", "at_least", "at_most", "before", "not_before"})


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view with a name. ``id`` is that of its record, empty for one that is built in.

    ``columns`` are fields with their widths in pixels, none for those of the table as it stands. ``lost`` are the names
    of what it asks and this register cannot: fields, comparisons. ``rest`` are entries of a newer program, kept as
    they are.
    """

    id: str
    name: str
    view: View
    columns: tuple[tuple[str, int], ...] = ()
    lost: tuple[str, ...] = ()
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def built_in(self) -> bool:
        """Whether it comes with the program, and cannot be changed."""
        return not self.id


def definition(view: View, columns: tuple[tuple[str, int], ...], rest: Mapping[str, Any]) -> str:
    """The JSON that is kept; ``rest`` is what an earlier state of the view held besides."""
    said: dict[str, Any] = {
        "search": view.search,
        "filters": [{"field": f.field, "comparison": f.comparison, "value": f.value} for f in view.filters],
        "columns": [{"field": name, "width": width} for name, width in columns],
        "order": [{"field": o.field, "descending": o.descending, "manner": o.manner} for o in view.order],
        "group": list(view.group),
        "hand": list(view.hand),
    }
    merged = {**rest, **{name: [*said[name], *rest.get(name, [])] for name in KNOWN if name != "search"}}
    merged["search"] = view.search
    return orjson.dumps({name: value for name, value in merged.items() if value}).decode()


def saved_view(record_id: str, name: str, kind: RecordKind, text: str | None) -> SavedView:
    """A kept view as it can be used now; of a text that is no JSON nothing can."""
    try:
        said = orjson.loads(text or "{}")
    except orjson.JSONDecodeError:
        said = None
    if not isinstance(said, dict):
        return SavedView(record_id, name, View(kind.name), lost=("JSON",))
    return _understood(record_id, name, kind, said)


@dataclass(slots=True)
class _Sifted:
    """What is not understood of a view: names to tell, entries to keep."""

    lost: list[str] = field(default_factory=list)
    rest: dict[str, Any] = field(default_factory=dict)

    def drop(self, part: str, entry: Any, name: Any) -> None:
        self.lost.append(str(name))
        self.rest.setdefault(part, []).append(entry)


def _understood(record_id: str, name: str, kind: RecordKind, said: dict[str, Any]) -> SavedView:
    sifted = _Sifted(rest={key: value for key, value in said.items() if key not in KNOWN})
    filters: list[Filter] = []
    orders: list[Order] = []
    columns: list[tuple[str, int]] = []
    group: list[str] = []
    for entry in _entries(said, "filters"):
        asked = _filter(kind, entry)
        filters.append(asked) if asked else sifted.drop("filters", entry, _name(entry, kind, "comparison"))
    for entry in _entries(said, "order"):
        order = _order(kind, entry)
        orders.append(order) if order else sifted.drop("order", entry, _name(entry, kind, "manner"))
    for entry in _entries(said, "columns"):
        if isinstance(entry, dict) and entry.get("field") in kind.by_name:
            columns.append((str(entry["field"]), int(entry.get("width") or 0)))
        else:
            sifted.drop("columns", entry, _name(entry, kind, "field"))
    for entry in _entries(said, "group"):
        if isinstance(entry, str) and entry in kind.by_name and len(group) < DEEPEST:
            group.append(entry)
        else:
            sifted.drop("group", entry, _name(entry, kind, "field"))
    hand = tuple(entry for entry in _entries(said, "hand") if isinstance(entry, str))
    search = said.get("search")
    view = View(
        kind.name,
        search if isinstance(search, str) else "",
        tuple(filters),
        tuple(orders),
        tuple(group),
        hand,
    )
    return SavedView(
        record_id, name, view, tuple(columns), tuple(dict.fromkeys(sifted.lost)), dict(sifted.rest)
    )


def _entries(said: dict[str, Any], part: str) -> list[Any]:
    found = said.get(part, [])
    return found if isinstance(found, list) else []


def _name(entry: Any, kind: RecordKind, second: str) -> str:
    """How to call an entry that cannot be used: its field, or what of a known field is not understood."""
    if not isinstance(entry, dict):
        return str(entry)
    name = str(entry.get("field", ""))
    known = kind.by_name.get(name)
    return f"{known.label} {entry.get(second, '')}".strip() if known else name


def _filter(kind: RecordKind, entry: Any) -> Filter | None:
    if not isinstance(entry, dict) or entry.get("field") not in kind.by_name:
        return None
    comparison: Any = entry.get("comparison")
    value = entry.get("value")
    kept: Stored | tuple[Stored, ...] = tuple(value) if isinstance(value, list) else value
    fits = isinstance(kept, tuple) == (comparison in ("one_of", "none_of"))
    if comparison not in COMPARISONS or not fits or (comparison in NEEDS_TEXT and kept is None):
        return None
    scalars = kept if isinstance(kept, tuple) else (kept,)
    if not all(isinstance(scalar, str | int | None) for scalar in scalars):
        return None
    return Filter(str(entry["field"]), comparison, kept)


def _order(kind: RecordKind, entry: Any) -> Order | None:
    if not isinstance(entry, dict) or entry.get("field") not in kind.by_name:
        return None
    manner = entry.get("manner", "value")
    if manner not in MANNERS:
        return None
    return Order(str(entry["field"]), bool(entry.get("descending", False)), manner)


@cache
def _built_in() -> tuple[dict[str, Any], ...]:
    path = resources_folder() / "views" / "built_in.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["view"])


def built_in(kind: RecordKind) -> list[SavedView]:
    """The views of a kind that come with the program, named in the language of now."""
    return [
        _understood("", str(Label(said["zh"], said["en"])), kind, _asked(said))
        for said in _built_in()
        if said["kind"] == kind.name
    ]


def _asked(said: dict[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in KNOWN if name in said}
