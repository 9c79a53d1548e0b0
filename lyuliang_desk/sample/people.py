"""A hundred and twenty made-up people, a third of them with ID numbers, of births around 1900."""

from collections.abc import Sequence

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.names import invent_names
from lyuliang_desk.sample.numbers import id_number, phone
from lyuliang_desk.sample.words import Draft, Invention

FIRM_TYPES, ACADEMY_TYPES, COOPERATIVE_TYPE = ("2", "3"), ("5", "6", "7"), "12"
STAFF = {**dict.fromkeys(FIRM_TYPES, 2), **dict.fromkeys(ACADEMY_TYPES, 5), COOPERATIVE_TYPE: 3}
"""How many people of the sample work at an organisation of each type."""

LADDER = (
    ("11", "208", "081"),
    ("11", "207", "082"),
    ("14", "308", "082"),
    ("14", "343", "083"),
    ("21", "408", "083"),
)
FIRM_LADDER = (("14", "308", "082"), ("21", "408", "083"), ("21", "407", "083"), ("31", None, "084"))
ACADEMY_TITLES = ("011", "012", "012", "013", "611")
POLITICAL = ("01", "01", "01", "13", "13", "05", "10", "12")
ETHNIC = ("01",) * 30 + ("03", "02")
DOMAIN = "example.com"


def invent_people(invention: Invention, organisations: Sequence[Draft]) -> list[Draft]:
    """The drafts; each works at one of the organisations."""
    names = invent_names(invention)
    found: list[Draft] = []
    for organisation in organisations:
        for _seat in range(STAFF.get(organisation["organisation_type"], 0)):
            serial = len(found) + 1
            found.append(invention.draft("person", _person(invention, next(names), serial, organisation)))
    return found


def _person(invention: Invention, name: str, serial: int, organisation: Draft) -> dict[str, Stored]:
    chance = invention.chance
    sex = "2" if chance.random() < 0.34 else "1"
    academic = organisation["organisation_type"] in ACADEMY_TYPES
    education, degree, title = chance.choice(LADDER if academic else FIRM_LADDER)
    return {
        "name": name,
        "sex": sex,
        "ethnic_group": chance.choice(ETHNIC),
        **_birth(invention, serial, sex, organisation["county"]),
        "political_status": chance.choice(POLITICAL),
        "education": education,
        "degree": degree,
        "school": invention.words["academies"][serial % 4]["name"],
        "major": chance.choice(invention.words["majors"]),
        "workplace": organisation.id,
        "post": chance.choice(invention.words["academy_posts" if academic else "firm_posts"]),
        "title": chance.choice(ACADEMY_TITLES) if academic else title,
        "speciality": _speciality(invention, organisation.trade),
        "phone": phone(serial),
        "email": f"sample{serial:03}@{DOMAIN}",
    }


def _birth(invention: Invention, serial: int, sex: str, county: str) -> dict[str, Stored]:
    """Every third has an ID number, of a birth before numbers were given; the others a month of birth."""
    chance = invention.chance
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    if serial % 3:
        return {"birth": f"{chance.randint(1966, 1998)}-{month:02}"}
    year = chance.randint(1900, 1911)
    order = 2 * serial + (1 if sex == "1" else 0)
    number = id_number(county or "141102", f"{year}{month:02}{day:02}", order)
    return {"birth": f"{year}-{month:02}-{day:02}", "id_number": number}


def _speciality(invention: Invention, trade: str) -> str:
    industry = invention.industry(trade) if trade else invention.chance.choice(invention.words["industries"])
    return str(invention.chance.choice(industry["subjects"]))
