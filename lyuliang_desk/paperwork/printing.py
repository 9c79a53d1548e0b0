"""A form printed from a register: the form is read, filled with the chosen records, and drawn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.errors import Cancelled, WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.books import books
from lyuliang_desk.paperwork.chosen import Chosen
from lyuliang_desk.paperwork.filling import day_on_paper
from lyuliang_desk.paperwork.fonts import machine_fonts
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.formkeys import FormError
from lyuliang_desk.paperwork.forms import Form, form_file, form_files, load_form
from lyuliang_desk.paperwork.render import render
from lyuliang_desk.paperwork.rosters import ROSTER, people_by_team, team_rosters
from lyuliang_desk.paperwork.summaries import summary
from lyuliang_desk.paperwork.table import Watch
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

Fill = Callable[[Register, Form, Chosen], Iterable[FormData]]

_FILL: dict[tuple[str, str], dict[str, Fill]] = {
    ("rows", "project"): {"project": summary},
    ("rows", "organisation"): {"organisation": summary},
    ("rows", "team"): {"team": summary},
    ("rows", ROSTER): {"team": team_rosters, ROSTER: people_by_team},
    ("record", "project"): {"project": books},
}
"""How a form is filled, by how it prints which kind, and for the records of which kinds."""


class NothingToPrint(WorldError):
    """No record was chosen, or none fits."""

    def __init__(self) -> None:
        super().__init__(
            "nothing_to_print", _("There is no record to print; choose others, or take the filter away.")
        )


class FormDoesNotFit(WorldError):
    """Records of this kind are not what the form is for."""

    def __init__(self, form: Form, kind: str) -> None:
        message = _("Form {form} {title} is printed for {known}, not for {kind}; choose another form.")
        known = _(" or ").join(str(KINDS[name].label) for name in _fills(form))
        words = {"form": form.id, "title": form.title, "known": known, "kind": KINDS[kind].label}
        super().__init__("form_does_not_fit", message.format(**words))


def all_forms() -> list[Form]:
    """The forms there are, by id."""
    return [load_form(path) for _id, path in sorted(form_files().items())]


def kind_of_form(name: str, where: Sequence[str] | None = None) -> str:
    """The kind whose fields choose what a form is printed for.

    A roster is chosen by its team's fields (``name`` is the team's), or where those do not have them all, by
    its people's.
    """
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
    report_date: date | None = None,
    prepared_by: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The PDF. A day or a name that is not given stays free, to be filled in by hand; of a past register, the place of
    the day says as of when its figures are.

    Raises ``NothingToPrint``, ``FormDoesNotFit``, ``MissingGlyph``, ``FormError``, ``Cancelled``.
    """
    form = load_form(form_file(form_name))
    chosen = Chosen.of(register, next(iter(_fills(form))), view, record_ids)
    fill = _fills(form).get(chosen.kind)
    if fill is None:
        raise FormDoesNotFit(form, chosen.kind)
    heading = {"report_date": _report_day(register, report_date), "prepared_by": prepared_by}
    parts = []
    for part in fill(register, form, chosen):
        if cancelled is not None and cancelled():
            raise Cancelled
        parts.append(replace(part, heading={**heading, **part.heading}))
    if not parts:
        raise NothingToPrint
    return render(form, parts, machine_fonts(), page=page, watch=Watch(progress, cancelled))


def _report_day(register: Register, report_date: date | None) -> str:
    if report_date is not None:
        return day_on_paper(report_date)
    return f"截至{day_on_paper(register.as_of)}" if register.as_of else ""


def _fills(form: Form) -> dict[str, Fill]:
    fills = _FILL.get((form.prints, form.kind))
    if fills is None:
        reason = _("no form of this kind prints “{prints}” of “{kind}”")
        raise FormError(form.id, reason.format(prints=form.prints, kind=form.kind))
    return fills
