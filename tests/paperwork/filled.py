"""Records of any kind with every field filled in, each with words of its own: made from the catalogue."""

from collections.abc import Callable
from itertools import count

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.register import Register

FEN_IN_WAN = 1_000_000
GIVEN: dict[str, Stored] = {
    "id_number": "141102190001010017",
    "sex": "1",
    "birth": "1900-01-01",
    "education": "11",
    "degree": "201",
    "credit_code": "91141100PDY00001X1",
    "email": "office@example.cn",
    "phone": "13800000000",
    "leader_phone": "13800000000",
    "total_budget": 60 * FEN_IN_WAN,
    "city_funds": 30 * FEN_IN_WAN,
    "county_funds": 20 * FEN_IN_WAN,
    "own_funds": 10 * FEN_IN_WAN,
    "total": 60 * FEN_IN_WAN,
    "fiscal": 40 * FEN_IN_WAN,
    "other": 20 * FEN_IN_WAN,
}
"""Values that rules tie together, and those with check digits (DOMAIN 2.4)."""
_WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


class Filler:
    """Fills records of a register; no two words alike."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._numbers = count(1)

    def record(self, kind_name: str, **values: Stored) -> str:
        """A record with all its fields; links lead to records with what they cannot do without."""
        return self._make(self.register.kinds[kind_name], whole=True, values=values)

    def _make(self, kind: RecordKind, *, whole: bool, values: dict[str, Stored]) -> str:
        fields = [f for f in kind.fields if f.name not in values and (whole or _needed(kind, f))]
        given = {f.name: self._value(f) for f in fields} | values
        id_ = self.register.new_id()
        change = RecordChange(
            id_, kind.name, "create", {n: (None, v) for n, v in given.items() if v is not None}
        )
        self.register.apply(ChangeSet(Action("create", {}), (change,)))
        return id_

    def _value(self, field: Field) -> Stored:
        if field.name in GIVEN:
            return GIVEN[field.name]
        return _BY_TYPE[field.type.name](self, field)

    def words(self, most: int | None) -> str:
        number = next(self._numbers)
        letters = "".join(_WORDS[int(digit)] for digit in f"{number:04}")
        return letters[: most or 4]

    def linked(self, kind: str) -> str:
        return self._make(self.register.kinds[kind], whole=False, values={})


def _needed(kind: RecordKind, field: Field) -> bool:
    return field.required or field.name == kind.title_field


def _links(filler: Filler, field: Field) -> Stored:
    return field.type.store((filler.linked(field.type.kind), filler.linked(field.type.kind)))  # type: ignore[attr-defined]


_BY_TYPE: dict[str, Callable[[Filler, Field], Stored]] = {
    "text": lambda filler, field: filler.words(getattr(field.type, "max_length", None)),
    "long_text": lambda filler, field: f"{filler.words(None)}，{filler.words(None)}。",
    "code": lambda filler, field: field.type.list.items[-1].code,  # type: ignore[attr-defined]
    "codes": lambda filler, field: field.type.store((field.type.one.list.items[-1].code,)),  # type: ignore[attr-defined]
    "date": lambda filler, field: "2024" if getattr(field.type, "finest", "") == "year" else "2024-05-06",
    "money": lambda filler, field: next(filler._numbers) * FEN_IN_WAN // 4,
    "number": lambda filler, field: next(filler._numbers),
    "phones": lambda filler, field: "13800000000",
    "link": lambda filler, field: filler.linked(field.type.kind),  # type: ignore[attr-defined]
    "links": _links,
    "yes_no": lambda filler, field: 1,
}
