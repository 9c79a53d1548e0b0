"""A team's roster, as messy as real ones: names with spaces, an ID number that Excel has cut, a sex that disagrees."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.sample.numbers import id_number, phone
from lyuliang_desk.sample.sheet import HEADER, Place, Sheet
from lyuliang_desk.sample.words import read_words
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Row

TYPED: Mapping[str, Callable[[str], str | int]] = {
    "text": lambda number: number,
    "spaced": lambda number: f"{number[:6]} {number[6:14]} {number[14:]}",
    "lower": lambda number: number.lower(),
    "number": lambda number: int(number[:15]) * 1000,
}
"""How a clerk types an ID number; as a number, Excel keeps fifteen digits of it."""
NEW_PHONE = phone(6900)


def write_roster(folder: Path, register: Register) -> Path:
    """Write the roster of the county's team of the sample; answers with its path."""
    said = read_words("roster")
    place = Place(register, said["county"])
    team = place.rows("team")[0]
    sheet = Sheet(said["sheet"], said["widths"])
    sheet.line([said["annex"]])
    for title in said["titles"]:
        sheet.title(title)
    sheet.line(
        [f"团队名称：{team.values['name']}", *[""] * 8, f"填报单位：{place.name()}科技主管部门（样例）"]
    )
    sheet.framed(said["headers"], HEADER)
    rows = [*_known(register, team), *(_new(person, said) for person in said["people"])]
    for number, row in enumerate(rows, start=1):
        sheet.framed([number, *row])
    for number in range(len(rows) + 1, len(rows) + 4):
        sheet.framed([number, *[""] * (sheet.width - 1)])
    sheet.line([text for part in said["foot"] for text in (part, "", "", "")])
    return sheet.save(folder / said["file"])


def _new(person: Mapping[str, Any], said: Mapping[str, Any]) -> list[Any]:
    name, sex, ethnic, birth, *rest = person["row"]
    number: str | int = ""
    if person["id"]:
        day, order = person["id"]
        number = TYPED[person["id_as"]](id_number(said["county"], day, order))
    rest = [cell.format(host=said["host"]) if isinstance(cell, str) else cell for cell in rest]
    return [name, sex, ethnic, birth, number, *rest]


def _known(register: Register, team: Row) -> list[list[Any]]:
    """Two members whom the sample knows: the first as kept, the second with a new telephone number."""
    first, second = register.members(team.id)[:2]
    return [_as_kept(register, first, None), _as_kept(register, second, NEW_PHONE)]


def _as_kept(register: Register, membership: Row, new_phone: str | None) -> list[Any]:
    kept = register.get(str(membership.values["person"]))
    assert kept is not None
    kind, values = KINDS["person"], kept.values
    shown = {name: kind[name].show(values.get(name)) for name in kind.by_name}
    workplace = register.titles([str(values["workplace"])])[str(values["workplace"])]
    return [
        shown["name"], shown["sex"], shown["ethnic_group"], shown["birth"], shown["id_number"], shown["political_status"],
        _beside(shown, "education", "degree"), _beside(shown, "school", "major"), _both(workplace, shown["post"]),
        shown["title"], KINDS["membership"]["role"].show(membership.values["role"]), new_phone or shown["phone"], "",
    ]  # fmt: skip


def _beside(shown: Mapping[str, str], first: str, second: str) -> str:
    return "/".join(filter(None, (shown[first], shown[second])))


def _both(*words: str) -> str:
    return " ".join(filter(None, words))
