"""The whole overview: every table of a year or of the ten, from one state of the register."""

from lyuliang_desk.messages import _
from lyuliang_desk.overview import promise, registers
from lyuliang_desk.overview.figures import Figure, Line, Overview, Table
from lyuliang_desk.store.register import Register


def overview(
    register: Register, *, year: int | None = None, findings: tuple[int, int] | None = None
) -> Overview:
    """The figures as the register stands now.

    ``year`` narrows the tables that speak of a year; ``findings`` are the open ones, hard and soft, where they are known.
    """
    with register.one_moment():
        sums = promise.sums_of(register)
        today = register.today()
        tables = (
            promise.promise(sums),
            promise.by_source(register, sums, year),
            *registers.projects(register, year),
            *registers.agreements(register, year),
            *registers.people(register),
            registers.works(register),
            registers.transfers(register, year),
            registers.due(register, today),
            registers.payments(register, today),
        )
    more = () if findings is None else (open_findings(findings),)
    return Overview(register.office, today, year, (*tables, *more), rules())


def rules() -> tuple[str, ...]:
    """How the figures are counted, as it stands under them."""
    return (
        _(
            "Amounts are in 10,000 yuan, summed to the fen and then rounded; years are calendar years of the day moved."
        ),
        _(
            "Committed: fund commitments. Raised, allocated, paid out, spent, returned: the fund ledger by movement."
        ),
        _("What is returned is shown by itself and not taken off what was paid out."),
        _(
            "Short of 100 million: 100 million yuan less what was raised in the year; below nothing it is more."
        ),
        _("Projects count by the year approved, agreements and transfers by the day signed."),
        _(
            "The promise shows all years; teams, people, other registers and what is due are as of the day, "
            "whichever year is chosen."
        ),
        _("Due: open records whose day lies in the next 90 days; a month or a year is due at its end."),
    )


def open_findings(findings: tuple[int, int]) -> Table:
    """How many findings are open: to be put right, to be looked at; their rows stand in the place of the checks."""
    words = (_("To be put right"), _("To be looked at"))
    lines = tuple(Line(word, (Figure(count, "count"),)) for word, count in zip(words, findings, strict=True))
    return Table("findings", _("Open findings"), _("Open findings"), (_("Findings"),), lines)
