"""What is printed from where the user stands: which form, for which records."""

from dataclasses import dataclass

from lyuliang_desk import operations
from lyuliang_desk.store.views import View
from ui.registers.page import RegisterPage

ROSTER_OF = {"team": "person"}
"""A team is printed by the form of its people."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """A form by id, and its records: those of a view, or some of them."""

    form: str
    view: View
    record_ids: tuple[str, ...] | None = None


def table_request(page: RegisterPage | None) -> PrintRequest:
    """The table in sight as it is sorted and filtered, or its selected rows; the projects where no form fits."""
    kind = page.kind.name if page is not None else "project"
    form = _form(ROSTER_OF.get(kind, kind), "rows")
    if page is None or not form:
        return PrintRequest(_form("project", "rows"), View("project"))
    several = len(page.table.selected_rids()) > 1
    return PrintRequest(form, page.table.view, tuple(page.table.selected_ids()) if several else None)


def record_request(page: RegisterPage) -> PrintRequest | None:
    """The current record in the form that prints one record; None where there is none."""
    form, record_id = _form(page.kind.name, "record"), page.table.current_id()
    return PrintRequest(form, page.table.view, (record_id,)) if form and record_id else None


def _form(kind: str, prints: str) -> str:
    return next((form.id for form in operations.forms_for(kind) if form.prints == prints), "")
