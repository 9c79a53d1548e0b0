"""What is printed from where the user stands: which form, for which records."""

from dataclasses import dataclass

from lyuliang_desk import operations
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui.registers.page import RegisterPage


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """A form by id, and its records: those of a view, or some of them; ``columns`` are those of the table in sight."""

    form: str
    view: View
    record_ids: tuple[str, ...] | None = None
    columns: tuple[str, ...] = ()


def table_request(page: RegisterPage | None) -> PrintRequest:
    """The table in sight as it is sorted and filtered, or its selected rows; the projects where there is none."""
    if page is None:
        return PrintRequest(_form("project", "rows", None), View("project"))
    several = len(page.table.selected_rids()) > 1
    return PrintRequest(
        _form(page.kind.name, "rows", page.register),
        page.table.view,
        tuple(page.table.selected_ids()) if several else None,
        _columns(page),
    )


def record_request(page: RegisterPage) -> PrintRequest | None:
    """The current record in the form that prints one record; None where there is none."""
    record_id = page.table.current_id()
    if not record_id:
        return None
    form = _form(page.kind.name, "record", page.register)
    return PrintRequest(form, page.table.view, (record_id,), _columns(page))


def _columns(page: RegisterPage) -> tuple[str, ...]:
    return tuple(field.name for field in page.table.columns.fields())


def _form(kind: str, prints: str, register: Register | None) -> str:
    return next(form.id for form in operations.forms_for(kind, register) if form.prints == prints)
