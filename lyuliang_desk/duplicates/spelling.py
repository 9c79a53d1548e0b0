"""The parts of an organisation's name that say which one it is: its core, without legal form and places before it."""

import re
from dataclasses import dataclass
from functools import cache

from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.catalogue.folding import fold, fold_name
from lyuliang_desk.catalogue.types.base import Stored

_LEGAL_FORM = re.compile(r"(?:(?:集团)?(?:股份)?有限公司|集团公司|集团|公司)$")
_PROVINCE = {"山西省": "14", "山西": "14"}
_LEAST_CORE = 2
_DIVIDED = re.compile(r"[、，,;；/\n]+")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name in its foldings.

    ``typed`` is as written but for case, ``folded`` by ``fold_name``, ``core`` without legal form and places;
    ``place`` is the innermost place named before it (a code of GB/T 2260, ``14`` for the province), empty for none.
    """

    typed: str
    folded: str
    formless: str
    core: str
    place: str
    form: str
    """The legal form that was taken off, empty for none."""

    @property
    def is_company(self) -> bool:
        """Whether the name says that it is a company."""
        return bool(self.form)


def read_name(name: str) -> OrganisationName:
    """A name taken apart."""
    folded = fold_name(name)
    formless = _LEGAL_FORM.sub("", folded)
    if len(formless) < _LEAST_CORE:
        formless = folded
    core, place = _without_places(formless)
    return OrganisationName(name, folded, formless, core, place, folded[len(formless) :])


def divided(kept: Stored) -> list[str]:
    """Each of the names that a field of former names holds."""
    return [name for part in _DIVIDED.split(str(kept or "")) if (name := part.strip())]


def fold_person(name: str) -> str:
    """A person's name for comparing: width, spaces and dots unified, what stands in brackets left out."""
    return re.sub(r"\([^)]*\)|[\s·.]", "", fold(name))


def _without_places(name: str) -> tuple[str, str]:
    """The name without the places at its beginning, and the innermost of them."""
    place = ""
    while True:
        for word, code in _places():
            if name.startswith(word) and len(name) - len(word) >= _LEAST_CORE:
                name, place = name[len(word) :], code
                break
        else:
            return name, place


@cache
def _places() -> list[tuple[str, str]]:
    """Words for the places of the region with their codes, the longest first; a county's one-character stem is no word."""
    words = dict(_PROVINCE)
    for item in code_list("gbt2260_lvliang").items:
        for word in (item.zh, item.zh[:-1], item.short):
            if len(word) > 1:
                words[fold_name(word)] = item.code
    return sorted(words.items(), key=lambda pair: -len(pair[0]))


def places_agree(first: OrganisationName, second: OrganisationName) -> bool:
    """Whether two names may be of one organisation by the places before them.

    科技局 of two counties are two; a company may leave out where it is, or name the province only.
    """
    if first.place == second.place:
        return True
    outer, inner = sorted((first.place, second.place), key=lambda place: len(place.rstrip("0")))
    both_companies = first.is_company or second.is_company
    within = not outer or outer == "14" or (outer == "141100" and inner.startswith("1411"))
    return within and (both_companies or not outer) and len(first.core) >= _LEAST_CORE + 1
