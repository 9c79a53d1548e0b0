"""Which records a form is printed for, and how they fill it."""

from collections.abc import Callable, Sequence

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.errors import Cancelled, WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.filling import total_on_paper, with_links, words_of
from lyuliang_desk.paperwork.fonts import machine_fonts
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.forms import Form, form_file, form_files, load_form
from lyuliang_desk.paperwork.render import render
from lyuliang_desk.paperwork.table import Watch
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

WINDOW = 2_000
"""Records fetched at once."""
ROSTER = "person"
"""The kind of the forms that are printed team by team."""


class NothingToPrint(WorldError):
    """No record was chosen, or none fits."""

    def __init__(self) -> None:
        super().__init__(
            "nothing_to_print", _("There is no record to print; choose others, or take the filter away.")
        )


def all_forms() -> list[Form]:
    """The forms there are, by id."""
    return [load_form(path) for _id, path in sorted(form_files().items())]


def kind_of_form(name: str, where: Sequence[str] | None = None) -> str:
    """The kind whose fields choose what a form is printed for; a roster is chosen by its team's fields or by its people's."""
    kind = load_form(form_file(name)).kind
    if kind == ROSTER:
        asked = {text.partition("=")[0].strip() for text in where or ()}
        if asked <= KINDS["team"].by_name.keys():
            return "team"
    return kind


def print_form(
    register: Register,
    form_name: str,
    view: View | None,
    record_ids: Sequence[str] | None,
    *,
    page: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The PDF. Raises ``NothingToPrint``, ``MissingGlyph``, ``FormError``, ``Cancelled``."""
    form = load_form(form_file(form_name))
    parts = list(_PARTS[form.prints, form.kind](register, form, view, record_ids))
    if not parts:
        raise NothingToPrint
    if cancelled is not None and cancelled():
        raise Cancelled
    return render(form, parts, machine_fonts(), page=page, watch=Watch(progress, cancelled))


def _summary(
    register: Register, form: Form, view: View | None, record_ids: Sequence[str] | None
) -> list[FormData]:
    """One table with a row for each record, and the exact sums of the amounts."""
    kind = KINDS[form.kind]
    rows = _chosen(register, kind, view, record_ids)
    words = words_of(kind, rows, register)
    totals, rounded = _totals(kind, rows)
    note = _("Sums are exact; they differ from the sum of the rounded rows.") if rounded else ""
    labels = [" ".join(filter(None, (w.get("number"), w.get(kind.title_field)))) for w in words]
    heading = {"reporting_unit": register.office, "rounding_note": note}
    return [FormData(heading=heading, rows=words, totals=totals, labels=labels)] if rows else []


def _rosters(
    register: Register, form: Form, view: View | None, record_ids: Sequence[str] | None
) -> list[FormData]:
    """A roster for each team, in its order. Without a choice: all teams, then those who are in none."""
    if view is not None and view.kind != "team":
        return _people(register, _chosen(register, KINDS[ROSTER], view, None), "")
    teams = _ids(register, view or View("team"), record_ids)
    parts, placed = [], set[str]()
    for team in teams:
        members = [m.values for m in register.members(team)]
        placed.update(str(m["person"]) for m in members)
        people = register.values_of(ROSTER, [str(m["person"]) for m in members])
        rows = [people[str(m["person"])] for m in members if str(m["person"]) in people]
        roles = words_of(KINDS["membership"], members, register)
        parts.extend(_people(register, rows, register.titles([team]).get(team, ""), roles))
    if view is None and record_ids is None:
        everyone = _ids(register, View(ROSTER), None)
        kept = register.values_of(ROSTER, [p for p in everyone if p not in placed])
        parts.extend(_people(register, list(kept.values()), "" if not teams else _("In no team")))
    return parts


def _people(
    register: Register, rows: Sequence[dict[str, Stored]], team: str, roles: Sequence[dict[str, str]] = ()
) -> list[FormData]:
    words = words_of(KINDS[ROSTER], rows, register)
    for line, role in zip(words, roles, strict=False):
        line["role"] = role.get("role", "")
    labels = [line.get("name", "") for line in words]
    heading = {"reporting_unit": register.office, "team": team}
    return [FormData(heading=heading, rows=words, labels=labels)] if rows else []


def _books(
    register: Register, form: Form, view: View | None, record_ids: Sequence[str] | None
) -> list[FormData]:
    """A book for each record, with the members of its team."""
    kind = KINDS[form.kind]
    parts = []
    for row in _chosen(register, kind, view, record_ids):
        words = with_links(kind, row, register)
        label = " ".join(filter(None, (words.get("number"), words.get(kind.title_field))))
        members = _members(register, str(row["team"])) if row.get("team") else []
        heading = {"reporting_unit": words.get("lead_organisation", register.office)}
        parts.append(FormData(heading=heading, record=words, tables={"members": members}, labels=[label]))
    return parts


def _members(register: Register, team: str) -> list[dict[str, str]]:
    members = [m.values for m in register.members(team)]
    people = register.values_of(ROSTER, [str(m["person"]) for m in members])
    known = [m for m in members if str(m["person"]) in people]
    words = words_of(KINDS[ROSTER], [people[str(m["person"])] for m in known], register)
    parts = words_of(KINDS["membership"], known, register)
    return [
        {**line, "task": part.get("task", ""), "months": part.get("months", "")}
        for line, part in zip(words, parts, strict=True)
    ]


_PARTS: dict[tuple[str, str], Callable[..., list[FormData]]] = {
    ("rows", "project"): _summary,
    ("rows", "organisation"): _summary,
    ("rows", "team"): _summary,
    ("rows", ROSTER): _rosters,
    ("record", "project"): _books,
}


def _ids(register: Register, view: View, record_ids: Sequence[str] | None) -> list[str]:
    if record_ids is not None:
        return list(record_ids)
    rids = register.ids(view)
    found: list[str] = []
    for start in range(0, len(rids), WINDOW):
        found.extend(row.id for row in register.rows(view.kind, rids[start : start + WINDOW], ()))
    return found


def _chosen(
    register: Register, kind: RecordKind, view: View | None, record_ids: Sequence[str] | None
) -> list[dict[str, Stored]]:
    ids = _ids(register, view or View(kind.name), record_ids)
    kept = register.values_of(kind.name, ids)
    return [kept[id_] for id_ in ids if id_ in kept]


def _totals(kind: RecordKind, rows: Sequence[dict[str, Stored]]) -> tuple[dict[str, str], bool]:
    totals, any_rounded = {}, False
    for field in kind.fields:
        if isinstance(field.type, Money):
            amounts = [int(stored) for row in rows if (stored := row.get(field.name)) is not None]
            totals[field.name], rounded = total_on_paper(amounts)
            any_rounded = any_rounded or rounded
    return totals, any_rounded
