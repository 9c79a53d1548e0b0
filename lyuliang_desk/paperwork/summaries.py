"""A summary: one table with a row for each record, and the sums of its amounts below."""

from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.rules.money import wan
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.paperwork.filling import rows_miss_sum, wan_on_paper, words_with_links
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.paperwork.job import Job


def summary(job: Job) -> Iterator[FormData]:
    """The records as rows. Where rounded rows miss a rounded sum, ``exact_sums`` says the exact one.

    DOMAIN section 7: sum exactly, then round; show the exact sum in a note; never change the parts.
    """
    register, kind = job.register, job.kind
    rows = list(job.chosen.values(register).values())
    if not rows:
        return
    words = words_with_links(kind, rows, register, job.form.fields, in_table=True)
    labels = [" ".join(filter(None, (line.get("number"), line.get(kind.title_field)))) for line in words]
    totals, exact = {}, []
    for name in _summed(job.form):
        amounts = _amounts(rows, name)
        if not isinstance(kind[name].type, Money):
            totals[name] = kind[name].show(sum(amounts))
            continue
        totals[name] = wan_on_paper(sum(amounts))
        if rows_miss_sum(amounts):
            exact.append(f"{kind[name].label.zh} {wan(sum(amounts))} 万元")
    heading = {"reporting_unit": register.office, "exact_sums": "，".join(exact)}
    yield FormData(heading=heading, rows=words, totals=totals, labels=labels)


def _summed(form: Form) -> tuple[str, ...]:
    """The fields that the form's own tables sum up."""
    return tuple(name for table in form.tables if not table.source for name in table.total_fields)


def _amounts(rows: Sequence[dict[str, Stored]], name: str) -> list[int]:
    return [int(stored) for row in rows if (stored := row.get(name)) is not None]
