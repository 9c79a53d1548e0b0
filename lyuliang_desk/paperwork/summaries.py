"""A summary: one table with a row for each record, and the sums of its amounts below."""

from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.rules.money import wan
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.paperwork.blocks import Table
from lyuliang_desk.paperwork.chosen import Chosen
from lyuliang_desk.paperwork.filling import rows_miss_sum, wan_on_paper, words_of
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.store.register import Register


def summary(register: Register, form: Form, chosen: Chosen) -> Iterator[FormData]:
    """The records as rows. Where rounded rows miss a rounded sum, ``exact_sums`` says the exact one.

    DOMAIN section 7: sum exactly, then round; show the exact sum in a note; never change the parts.
    """
    kind = register.kinds[chosen.kind]
    rows = list(chosen.values(register).values())
    if not rows:
        return
    words = words_of(kind, rows, register)
    labels = [" ".join(filter(None, (line.get("number"), line.get(kind.title_field)))) for line in words]
    totals, exact = {}, []
    for name in _summed(form):
        amounts = _amounts(rows, name)
        totals[name] = wan_on_paper(sum(amounts))
        if rows_miss_sum(amounts):
            exact.append(f"{kind[name].label.zh} {wan(sum(amounts))} 万元")
    heading = {"reporting_unit": register.office, "exact_sums": "，".join(exact)}
    yield FormData(heading=heading, rows=words, totals=totals, labels=labels)


def _summed(form: Form) -> tuple[str, ...]:
    """The fields that the form's own tables sum up."""
    tables = (block for block in form.blocks if isinstance(block, Table) and not block.source)
    return tuple(name for table in tables for name in table.total_fields)


def _amounts(rows: Sequence[dict[str, Stored]], name: str) -> list[int]:
    return [int(stored) for row in rows if (stored := row.get(name)) is not None]
