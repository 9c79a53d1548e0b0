"""Books: one for each record, with the words of the records it links to and its own tables."""

from collections.abc import Iterator

from lyuliang_desk.paperwork.filling import words_with_links
from lyuliang_desk.paperwork.formdata import FormData
from lyuliang_desk.paperwork.job import Job
from lyuliang_desk.paperwork.owntables import OwnTable, latest_words, own_tables


def books(job: Job) -> Iterator[FormData]:
    """A book for each of the records, the heading by the organisation that leads a project."""
    register, kind = job.register, job.kind
    rows = job.chosen.values(register)
    lines = words_with_links(kind, list(rows.values()), register, job.form.fields)
    tables, latest = own_tables(job, rows), latest_words(job, rows)
    for id_, words in zip(rows, lines, strict=True):
        own = {source: found.get(id_, OwnTable()) for source, found in tables.items()}
        yield FormData(
            heading={
                "reporting_unit": words.get("lead_organisation", register.office),
                "office": register.office,
                **{name: text for table in own.values() for name, text in table.heading.items()},
            },
            record=words | latest[id_],
            tables={source: table.rows for source, table in own.items()},
            totals={name: text for table in own.values() for name, text in table.totals.items()},
            labels=[" ".join(filter(None, (words.get("number"), words.get(kind.title_field))))],
        )
