"""Fields that an office adds to a kind without a programmer: a definition, kept as a record, becomes a field like any other."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from lyuliang_desk.catalogue.codes import CodeItem, CodeList
from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.base import Stored, ValueType
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.catalogue.types.yes_no import YesNo

OWN_FIELDS = Label("自定义字段", "Fields of our own")
"""The heading under which they stand in a form."""
DEFINITIONS = "custom_field"
"""The kind of the definitions."""
FIXED = ("record_kind", "field_type", "code_list")
"""What of a definition stays as it was made: the values that are kept depend on it."""
_APART = re.compile(r"[、，,；;\n]+")

Definition = Mapping[str, Stored]


@dataclass(frozen=True)
class OwnCode(Code):
    """A choice of words of the office's own; the word itself is what is kept."""

    words: tuple[str, ...] = ()

    @cached_property
    def list(self) -> CodeList:
        """The words as a code list whose codes are the words."""
        return CodeList(self.list_name, tuple(CodeItem(word, word, word, word) for word in self.words))


@dataclass(frozen=True)
class ListName(Code):
    """The choice of a code list by what it lists."""

    @cached_property
    def list(self) -> CodeList:
        """``LISTS`` as a code list."""
        items = (CodeItem(name, label.zh, label.en, label.zh) for name, label in LISTS.items())
        return CodeList(self.list_name, tuple(items))


TYPES: Mapping[str, Callable[[Definition], ValueType[Any]]] = {
    "text": lambda d: Text(),
    "long_text": lambda d: LongText(),
    "number": lambda d: Number(),
    "decimal": lambda d: Number(2),
    "money": lambda d: Money(),
    "date": lambda d: Date(),
    "yes_no": lambda d: YesNo(),
    "code": lambda d: Code(str(d["code_list"]), open=True),
    "choice": lambda d: OwnCode(str(d.get("name")), True, words_of(d)),
}
"""By the codes of ``field_type_local``: the value type of a definition's field."""
LISTS: Mapping[str, Label] = {
    "gbt2260_lvliang": Label("县（市、区）", "County"),
    "industry_local": Label("产业领域", "Industry field"),
    "organisation_type_local": Label("单位性质", "Organisation type"),
    "fund_source_local": Label("资金来源", "Source of funds"),
    "budget_subject_2021": Label("预算科目", "Budget subject"),
    "project_category_local": Label("项目类别", "Project category"),
    "platform_type_local": Label("平台类型", "Type of platform"),
    "cooperation_mode_local": Label("合作方式", "Mode of cooperation"),
    "trl9": Label("技术就绪度", "Technology readiness level"),
    "gbt13745_discipline_l1": Label("学科", "Discipline"),
    "gbt8561_title": Label("职称", "Professional title"),
    "gbt4658_education": Label("学历", "Education"),
    "gbt6864_degree": Label("学位", "Degree"),
    "gbt4762_political": Label("政治面貌", "Political status"),
    "gbt3304_ethnic": Label("民族", "Ethnic group"),
    "gbt2261_1_sex": Label("性别", "Sex"),
}
"""The code lists that a field of the office's own may be chosen from."""
WIDTHS = {"long_text": 60.0, "text": 30.0}


def field_name(record_id: str) -> str:
    """The catalogue name of the field that a definition makes: ``x_`` and the random end of the definition's id.

    Two offices that define fields of one name make two fields, which a person may merge; one that travels keeps its name.
    """
    return "x_" + record_id.replace("-", "")[-12:]


def words_of(definition: Definition) -> tuple[str, ...]:
    """The words of a choice, each once, in the order written; apart by 、 commas, or lines."""
    words = (word.strip() for word in _APART.split(str(definition.get("words") or "")))
    return tuple(dict.fromkeys(word for word in words if word))


def custom_field(record_id: str, definition: Definition) -> Field:
    """The field that a definition makes."""
    type_name = str(definition["field_type"])
    zh = str(definition["name"])
    type_ = TYPES[type_name](definition)
    return Field(
        field_name(record_id),
        Label(zh, str(definition.get("english_name") or zh)),
        type_,
        tuple(filter(None, (h.strip() for h in _APART.split(str(definition.get("headers") or ""))))),
        WIDTHS.get(type_name, 20.0),
        required=bool(definition.get("required")),
        personal=bool(definition.get("personal")),
        searchable=isinstance(type_, Text | LongText),
        in_table=not isinstance(type_, LongText),
        group=OWN_FIELDS,
    )


def with_custom(
    kinds: Mapping[str, RecordKind], definitions: Iterable[tuple[str, Definition]]
) -> dict[str, RecordKind]:
    """The kinds with the fields that ``(id, definition)`` pairs add, in their order; unknown kinds and types are passed over,
    for a newer program may have made them.
    """
    added: dict[str, list[tuple[Any, Field]]] = {}
    for record_id, definition in definitions:
        kind, type_name = definition.get("record_kind"), definition.get("field_type")
        if kind in kinds and type_name in TYPES:
            order = definition.get("order")
            place = (order is None, order if isinstance(order, int) else 0, record_id)
            added.setdefault(str(kind), []).append((place, custom_field(record_id, definition)))
    return {
        name: replace(kind, fields=(*kind.fields, *(f for _place, f in sorted(own, key=lambda o: o[0]))))
        if (own := added.get(name))
        else kind
        for name, kind in kinds.items()
    }
