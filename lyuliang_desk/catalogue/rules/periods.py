"""Rules about dates and periods."""

from datetime import date

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import Rule, Values
from lyuliang_desk.messages import _


def ordered(start: str, end: str) -> Rule:
    """The end must not lie before the start; judged by what is known, so 2021 may end in 2021-03."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        first, last = values.get(start), values.get(end)
        if first is None or last is None or last.last_day() >= first.first_day():
            return ()
        return (
            Finding(
                "end_before_start", "error", _("The end lies before the start; correct one of them."), end
            ),
        )

    return Rule(f"{start}_{end}_ordered", (start, end), check)


def starts_near_year(year: str, start: str) -> Rule:
    """A project seldom starts more than two years away from the year of its approval."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        approved, first = values.get(year), values.get(start)
        if approved is None or first is None or abs(approved.year - first.year) <= 2:
            return ()
        message = _("The year approved and the start are more than two years apart; check both.")
        return (Finding("year_far_from_start", "warning", message, year),)

    return Rule(f"{year}_near_{start}", (year, start), check)
