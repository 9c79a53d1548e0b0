"""A form printed from a register: the form is read, filled with the chosen records, and drawn."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.errors import Cancelled, WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.books import books
from lyuliang_desk.paperwork.chosen import Chosen
from lyuliang_desk.paperwork.composed import LIST, SHEET, list_form, record_form
from lyuliang_desk.paperwork.filling import day_on_paper
from lyuliang_desk.paperwork.fonts import machine_fonts
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.formkeys import FormError
from lyuliang_desk.paperwork.forms import Form, form_file, form_files, load_form
from lyuliang_desk.paperwork.fundtables import year_rows
from lyuliang_desk.paperwork.job import Job
from lyuliang_desk.paperwork.render import render
from lyuliang_desk.paperwork.rosters import ROSTER, people_by_team, team_rosters
from lyuliang_desk.paperwork.summaries import summary
from lyuliang_desk.paperwork.table import Watch
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

Fill = Callable[[Job], Iterable[FormData]]

WAYS: Mapping[str, Mapping[str, Fill]] = {
    "rows": {"": summary},
    "record": {"": books},
    "roster": {"team": team_rosters, ROSTER: people_by_team},
    "year_of_funds": {"": year_rows},
}
"""How a form is filled, by its ``way`` (what it ``prints``, unless it names one) and by the kind of the chosen
records, the customary one first; "" stands for the form's own kind."""


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
    """The official forms and those of the program's own files, by id."""
    return [load_form(path) for _id, path in sorted(form_files().items())]


def forms_for(kind: str, kinds: Mapping[str, RecordKind] = KINDS) -> list[Form]:
    """The forms that can be printed for records of a kind: official ones, then the list and the sheet of every kind."""
    official = [form for form in all_forms() if kind in _fills(form)]
    return [*official, list_form(kinds[kind]), record_form(kinds[kind], kinds)]


def form_named(
    name: str, kinds: Mapping[str, RecordKind] = KINDS, columns: Sequence[str] | None = None
) -> Form:
    """The form of that id: of a file, or made for a kind (``L:agreement``). Raises ``FormError`` for one there is not."""
    for prefix, compose in _COMPOSED.items():
        kind = kinds.get(name[len(prefix) :])
        if kind is not None and name[: len(prefix)].upper() == prefix:
            return compose(kind, kinds, columns or ())
    return load_form(form_file(name))


_COMPOSED: Mapping[str, Callable[[RecordKind, Mapping[str, RecordKind], Sequence[str]], Form]] = {
    LIST: lambda kind, kinds, columns: list_form(kind, columns),
    SHEET: lambda kind, kinds, columns: record_form(kind, kinds),
}


def kind_of_form(name: str, where: Sequence[str] | None = None) -> str:
    """The kind whose fields choose what a form is printed for.

    Where records of several kinds may choose (a roster is chosen by its team's fields, or by its people's), it is
    the first that has all the fields of ``where``, such as ``name=甲队``.
    """
    asked = {text.partition("=")[0].strip() for text in where or ()}
    kinds = list(_fills(form_named(name)))
    return next((kind for kind in kinds if asked <= _words_of_fields(KINDS[kind])), kinds[-1])


def _words_of_fields(kind: RecordKind) -> set[str]:
    """What the fields of a kind may be called in a condition."""
    return {word for f in kind.fields for word in (f.name, f.label.zh, f.label.en)}


def print_form(
    register: Register,
    form_name: str,
    view: View | None,
    record_ids: Sequence[str] | None,
    *,
    page: str | None = None,
    report_date: date | None = None,
    prepared_by: str = "",
    year: int | None = None,
    columns: Sequence[str] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The PDF. A day or a name that is not given stays free, to be filled in by hand; of a past register, the place of
    the day says as of when its figures are.

    ``year`` is for forms that ask for one (the last full year unless given), ``columns`` for the list of a kind.
    Raises ``NothingToPrint``, ``FormDoesNotFit``, ``MissingGlyph``, ``FormError``, ``Cancelled``.
    """
    form = form_named(form_name, register.kinds, columns)
    chosen = Chosen.of(register, next(iter(_fills(form))), view, record_ids)
    fill = _fills(form).get(chosen.kind)
    if fill is None:
        raise FormDoesNotFit(form, chosen.kind)
    job = Job(register, form, chosen, year or register.today().year - 1)
    heading = {"report_date": _report_day(register, report_date), "prepared_by": prepared_by}
    parts = []
    for part in fill(job):
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
    """How the form is filled, by the kind of the records chosen for it."""
    fills = WAYS.get(form.way or form.prints)
    if fills is None:
        raise FormError(f"{form.id}.way", _("known are {known}").format(known=", ".join(WAYS)))
    return {kind or form.kind: fill for kind, fill in fills.items()}
