"""Books: one for each record, with the words of the records it links to and the members of its team."""

from collections.abc import Iterator

from lyuliang_desk.paperwork.chosen import Chosen
from lyuliang_desk.paperwork.filling import with_links
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.paperwork.rosters import member_lines
from lyuliang_desk.store.register import Register


def books(register: Register, form: Form, chosen: Chosen) -> Iterator[FormData]:
    """A book for each of the records, the heading by the organisation that leads it."""
    kind = register.kinds[chosen.kind]
    for row in chosen.values(register).values():
        words = with_links(kind, row, register)
        label = " ".join(filter(None, (words.get("number"), words.get(kind.title_field))))
        members = list(member_lines(register, str(row["team"])).values()) if row.get("team") else []
        heading = {"reporting_unit": words.get("lead_organisation", register.office)}
        yield FormData(heading=heading, record=words, tables={"members": members}, labels=[label])
