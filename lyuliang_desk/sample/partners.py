"""The partners of the ten years and their agreements: the strategic one, ten state-owned and six private companies, nine
universities, county departments.
"""

import json
from collections.abc import Iterator, Sequence

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.numbers import credit_code
from lyuliang_desk.sample.words import Draft, Invention

FIRST_SERIAL = 301
DEPARTMENT_OF = {"2": "91", "3": "91", "5": "12"}
"""The department of registration (GB 32100) for each type of organisation."""
STRATEGIC, FRAMEWORK, SPECIAL = "1", "2", "3"
FULFILLED, IN_FORCE, ENDED = "3", "2", "4"


def invent_partners(invention: Invention) -> list[Draft]:
    """The city and the university, by their names alone, and the made-up partners."""
    words = invention.partnership
    signatories = [
        invention.draft("organisation", {"name": words["strategic"]["city"], "organisation_type": "10"}),
        invention.draft("organisation", {"name": words["strategic"]["university"], "organisation_type": "5"}),
    ]
    return [*signatories, *(_partner(invention, n, p) for n, p in enumerate(words["strategic"]["partners"]))]


def _partner(invention: Invention, number: int, line: Sequence[str]) -> Draft:
    name, type_, trade = line
    serial = FIRST_SERIAL + number
    values: dict[str, Stored] = {
        "name": name,
        "organisation_type": type_,
        "credit_code": credit_code(DEPARTMENT_OF[type_], "141100", serial),
        "address": f"样例市{invention.later.choice(invention.words['streets'])}{serial}号",
    }
    return invention.draft("organisation", values, trade)


def invent_agreements(
    invention: Invention, partners: Sequence[Draft], organisations: Sequence[Draft]
) -> list[Draft]:
    """The strategic agreement first, then one with each partner and with some county departments."""
    strategic = invention.partnership["strategic"]
    city, university, *others = partners
    first = invention.draft(
        "agreement",
        {
            "number": "HZ2021-0001",
            "title": strategic["title"],
            "agreement_type": STRATEGIC,
            "party_a": json.dumps([city.id]),
            "party_b": json.dumps([university.id]),
            "partner_type": "10",
            "industry": "L99",
            "signed_on": strategic["signed_on"],
            "term_months": strategic["term_months"],
            "status": IN_FORCE,
            "contact": "研究院办公室",
            "content": strategic["content"],
        },
    )
    bodies = {o["county"]: o for o in organisations if o["organisation_type"] == "10"}
    departments = [bodies[county] for county in strategic["departments"]]
    return [first, *_special(invention, university, [*others, *departments])]


def _special(invention: Invention, university: Draft, partners: Sequence[Draft]) -> Iterator[Draft]:
    chance = invention.later
    for number, partner in enumerate(partners, start=2):
        year, month, day = 2021 + number % 5, chance.randint(3, 11), chance.randint(5, 26)
        months = chance.choice((24, 36, 36, 60))
        is_over = year * 12 + month + months <= 2026 * 12 + 2
        trade = partner.trade or "L99"
        values: dict[str, Stored] = {
            "number": f"HZ{year}-{number:04}",
            "title": f"{partner['name']}产学研合作{'框架' if partner['organisation_type'] == '5' else ''}协议",
            "agreement_type": FRAMEWORK if partner["organisation_type"] in ("5", "10") else SPECIAL,
            "party_a": json.dumps([partner.id]),
            "party_b": json.dumps([university.id]),
            "partner_type": partner["organisation_type"],
            "industry": trade,
            "signed_on": f"{year}-{month:02}-{day:02}",
            "term_months": months,
            "amount": None
            if partner["organisation_type"] in ("5", "10")
            else chance.randint(8, 60) * 10 * 1_000_000,
            "status": FULFILLED if is_over else IN_FORCE,
            "contact": next(invention.later_names),
        }
        yield invention.draft("agreement", values)
