"""Records of every kind made from the catalogue alone: values by the type of each field, links to records made before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lyuliang_desk import operations
from lyuliang_desk.catalogue.check import check_record
from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.catalogue.types.credit_code import CreditCode
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.email import Email
from lyuliang_desk.catalogue.types.id_number import IdNumber
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.catalogue.types.yes_no import YesNo
from lyuliang_desk.store.register import Register

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
SIGNED = ("contract_signed_on", "acceptance_on")
"""Days on signed papers: filled in, they would fix the records of these tests."""


@dataclass
class Filler:
    """Fills a register with records that look like one another in nothing but their sort."""

    register: Register
    made: dict[str, list[str]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 100_000)))

    def fill(self, kind: str, count: int = 3) -> list[str]:
        """So many records of a kind, the second with what is required only; those it links to are made first."""
        if kind not in self.made:
            self.made[kind] = []
            for n in range(count):
                self.made[kind].append(self._record(self.register.kinds[kind], n, only_required=n == 1))
        return self.made[kind]

    def _record(self, kind: RecordKind, n: int, *, only_required: bool) -> str:
        number = next(self._numbers)
        fields = [f for f in kind.fields if f.required or not only_required]
        values = {f.name: self._value(kind, f, number, n) for f in fields if f.name not in SIGNED}
        values = {name: value for name, value in values.items() if value is not None}
        wrong = [f.field for f in check_record(kind, values, self.register.today()) if f.level == "error"]
        values = {name: value for name, value in values.items() if name not in wrong}
        applied = operations.save_record(
            register=self.register, kind=kind.name, record_id=None, values=values
        )
        return applied.record_ids[0]

    def _value(self, kind: RecordKind, declared: Field, number: int, n: int) -> Stored:
        type_: Any = declared.type
        if isinstance(type_, Link | Links):
            linked = self.fill(type_.kind)
            if not linked:
                return None
            chosen = linked[n % len(linked)]
            return type_.store((chosen, *linked[: n % 2])) if isinstance(type_, Links) else chosen
        if isinstance(type_, Code | Codes):
            codes = list((type_.one if isinstance(type_, Codes) else type_).list.by_code)
            return type_.store((codes[0], codes[-1])) if isinstance(type_, Codes) else codes[n % len(codes)]
        if isinstance(type_, Date):
            place = [f.name for f in kind.fields].index(declared.name)
            return f"{2022 + n}" if type_ == Date("year") else f"{2022 + n}-{place % 12 + 1:02}-15"
        return _PLAIN[type(type_)](declared, number)


def _text(declared: Field, number: int) -> Stored:
    if declared.name == "name" and declared.label.zh == "姓名":
        return SURNAMES[number % len(SURNAMES)] + SURNAMES[number // len(SURNAMES) % len(SURNAMES)] + "明"
    if getattr(declared.type, "is_number", False):
        return f"LL-{number:05}"
    of_one_name = declared.label.zh in ("单位名称", "团队名称")
    words = f"{declared.label.zh}之{number}" + ("" if of_one_name else "、续（一/二）")
    return words[: getattr(declared.type, "max_length", None)]


def _long(declared: Field, number: int) -> Stored:
    return f"一、{declared.label.zh}第{number}条；\n二、=不是公式"


_PLAIN: Mapping[type, Any] = {
    Text: _text,
    LongText: _long,
    Money: lambda declared, number: 1_000_001 * (number % 50 + 1),
    Number: lambda declared, number: number % 9 + 1,
    Phones: lambda declared, number: f"154{number:08}",
    Email: lambda declared, number: f"a{number}@example.cn",
    YesNo: lambda declared, number: number % 2,
    IdNumber: lambda declared, number: None,
    CreditCode: lambda declared, number: None,
}
