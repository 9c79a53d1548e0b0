"""Sixty made-up organisations: in each county a supervising body and some firms; academies, cooperatives."""

from collections.abc import Iterator

from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.names import invent_names
from lyuliang_desk.sample.numbers import credit_code
from lyuliang_desk.sample.words import Draft, Invention

FIRM_CODE, ACADEMY_CODE, BODY_CODE, COOPERATIVE_CODE = "91", "12", "11", "93"
CITY = "141100"
COOPERATIVE_COUNTIES = ("141124", "141126", "141127", "141121")


def county_name(code: str) -> str:
    """``柳林县`` for ``141125``."""
    return code_list("gbt2260_lvliang").by_code[code].zh


def invent_organisations(invention: Invention) -> list[Draft]:
    """The drafts, with right credit codes of the zone for private use."""
    found, chance, streets = [], invention.chance, invention.words["streets"]
    names = invent_names(invention)
    for serial, (department, values, trade) in enumerate(_all(invention), start=101):
        region = str(values["county"] or CITY)
        whole = {
            **values,
            "credit_code": credit_code(department, region, serial),
            "legal_representative": next(names),
            "contact": next(names),
            "phone": f"1540358{serial:04}",
            "address": f"山西省{_place(region)}{chance.choice(streets)}{serial}号",
            "postcode": "033000",
            "bank_account": f"样例银行{_place(region)}支行 0000 0000 0000 {serial:04}",
        }
        found.append(invention.draft("organisation", whole, trade))
    return found


def _all(invention: Invention) -> Iterator[tuple[str, dict[str, Stored], str]]:
    """Department of registration, first values, and trade of each."""
    for county in invention.counties:
        yield BODY_CODE, _named(f"{county_name(county)}科技主管部门（样例）", "10", county), ""
    for academy in invention.words["academies"]:
        yield ACADEMY_CODE, _named(academy["name"], academy["type"], academy["county"] or None), ""
    brands = iter(invention.words["brands"])
    for county, trades in invention.counties.items():
        for trade in trades:
            name = f"{county_name(county)}{next(brands)}{invention.industry(trade)['trade']}"
            yield FIRM_CODE, _named(name, invention.chance.choice("3332"), county), trade
    for number, county in enumerate(COOPERATIVE_COUNTIES, start=1):
        yield (
            COOPERATIVE_CODE,
            _named(f"{county_name(county)}样例{number}号种植专业合作社", "12", county),
            "L09",
        )


def _named(name: str, type_: str, county: str | None) -> dict[str, Stored]:
    return {"name": name, "organisation_type": type_, "county": county}


def _place(region: str) -> str:
    city = county_name(CITY)
    return city if region == CITY else city + county_name(region)
