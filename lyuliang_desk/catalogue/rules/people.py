"""Rules about people: what the ID number says of birth and sex (GB 11643) must agree with what the columns say."""

from datetime import date

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.kind import Rule, Values
from lyuliang_desk.catalogue.types.id_number import birth_of, sex_of
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.messages import _

YOUNGEST, OLDEST = 16, 100
"""Ages of people in a roster outside of which one looks again [practice]."""


def sex_agrees(id_number: str, sex: str) -> Rule:
    """The third of the order digits is odd for men, even for women."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        number, said = values.get(id_number), values.get(sex)
        if number is None or said not in ("1", "2") or sex_of(number) in (None, said):
            return ()
        message = _("The sex does not agree with the ID number; correct one of them.")
        return (Finding("sex_differs_from_id", "error", message, sex),)

    return Rule("sex_agrees_with_id", (id_number, sex), check)


def birth_agrees(id_number: str, birth: str) -> Rule:
    """Digits 7 to 14 are the date of birth; a column that only says the month is compared by the month."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        number, said = values.get(id_number), values.get(birth)
        by_number = birth_of(number) if number is not None else None
        if said is None or by_number is None or _compatible(said, by_number):
            return ()
        message = _("The birth date does not agree with the ID number ({by_number}); correct one of them.")
        return (Finding("birth_differs_from_id", "error", message.format(by_number=by_number), birth),)

    return Rule("birth_agrees_with_id", (id_number, birth), check)


def age_plausible(birth: str) -> Rule:
    """Nobody is born in the future, and few on a roster are younger than 16 or older than 100."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        said = values.get(birth)
        if said is None:
            return ()
        if said.first_day() > today:
            return (Finding("birth_in_future", "error", _("The birth date lies in the future."), birth),)
        age = today.year - said.year
        if YOUNGEST <= age <= OLDEST:
            return ()
        return (
            Finding(
                "age_unusual",
                "warning",
                _("An age of {age} is unusual; check the birth date.").format(age=age),
                birth,
            ),
        )

    return Rule("age_plausible", (birth,), check)


def education_reaches_degree(education: str, degree: str) -> Rule:
    """A doctorate (2xx of GB/T 6864) goes with doctoral studies (11–13 of GB/T 4658): 研究生 alone is read as a master's."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        studied, awarded = values.get(education), values.get(degree)
        if studied is None or awarded is None or awarded[0] != "2" or studied in ("10", "11", "12", "13"):
            return ()
        message = _("A doctorate goes with doctoral studies; check the education.")
        return (Finding("education_below_degree", "warning", message, education),)

    return Rule("education_reaches_degree", (education, degree), check)


def _compatible(said: PartialDate, exact: PartialDate) -> bool:
    return said.first_day() <= exact.first_day() <= said.last_day()
