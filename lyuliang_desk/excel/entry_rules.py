"""What Excel asks and refuses while a template is filled in: drop-downs, limits, and a hint at each column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.catalogue.types.credit_code import CreditCode
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.id_number import IdNumber
from lyuliang_desk.catalogue.types.link import NAMES, Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import Text
from lyuliang_desk.catalogue.types.yes_no import YesNo
from lyuliang_desk.excel.code_sheet import CodeSheet
from lyuliang_desk.messages import _

LONGEST_TITLE, LONGEST_WORDS = 32, 255
"""Characters of a hint's title and text in Excel."""
SHOWN_CODES = 12


@dataclass(frozen=True)
class EntryRule:
    """What a column asks: the settings of Excel's rule, and a hint."""

    hint: str
    settings: Mapping[str, Any]


def entry_rule(field: Field, codes: CodeSheet) -> DataValidation:
    """The rule of a field's column."""
    make = next((make for type_, make in _RULES.items() if isinstance(field.type, type_)), _any)
    rule = make(field.type, codes)
    hint = "\n".join(filter(None, (_("Required.") if field.required else "", rule.hint)))
    validation = DataValidation(allow_blank=True, **{"showErrorMessage": True, **rule.settings})
    if hint:
        validation.promptTitle = str(field.label)[:LONGEST_TITLE]
        validation.prompt = hint[:LONGEST_WORDS]
        validation.showInputMessage = True
    validation.errorTitle = str(field.label)[:LONGEST_TITLE]
    validation.error = (rule.hint or str(field.label))[:LONGEST_WORDS]
    return validation


def _code(type_: Code, codes: CodeSheet) -> EntryRule:
    words = tuple(dict.fromkeys(item.shown() for item in type_.list.items))
    hint = (
        _("Choose from the list, or write words of your own.") if type_.open else _("Choose from the list.")
    )
    style = "warning" if type_.open else "stop"
    source = codes.source(words)
    settings = {"type": "list", "formula1": source, "errorStyle": style, "showErrorMessage": not type_.open}
    return EntryRule(hint, settings)


def _codes(type_: Codes, codes: CodeSheet) -> EntryRule:
    words = [item.shown() for item in type_.one.list.items]
    shown = "、".join(words[:SHOWN_CODES]) + ("…" if len(words) > SHOWN_CODES else "")
    return EntryRule(_("Several are divided by ；: {words}").format(words=shown), {})


def _yes_no(type_: YesNo, codes: CodeSheet) -> EntryRule:
    words = (_("Yes"), _("No"))
    return EntryRule(_("Choose from the list."), {"type": "list", "formula1": codes.source(words)})


def _money(type_: Money, codes: CodeSheet) -> EntryRule:
    least: dict[str, Any] = {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
    if type_.negative:
        least |= {"formula1": "-1000000000000"}
    return EntryRule(_("A number in {unit}, without the unit.").format(unit=type_.unit), least)


def _number(type_: Number, codes: CodeSheet) -> EntryRule:
    least = -1_000_000_000 if type_.minimum is None else type_.minimum
    kind = "decimal" if type_.decimals else "whole"
    settings = {"type": kind, "operator": "greaterThanOrEqual", "formula1": str(least)}
    return EntryRule(_("A number.") if type_.decimals else _("A whole number."), settings)


def _date(type_: Date, codes: CodeSheet) -> EntryRule:
    if type_ == Date("year"):
        return EntryRule(_("A year, as 2024."), {})
    return EntryRule(_("A day or a month, as 2024-03-15 or 2024-03."), {})


def _text(type_: Text, codes: CodeSheet) -> EntryRule:
    if type_.max_length is None:
        return EntryRule("", {})
    hint = _("At most {count} characters.").format(count=type_.max_length)
    limit = {"type": "textLength", "operator": "lessThanOrEqual", "formula1": str(type_.max_length)}
    return EntryRule(hint, {**limit, "errorStyle": "warning"})


def _link(type_: Link | Links, codes: CodeSheet) -> EntryRule:
    hint = _("The full title or the number, as it stands in the register.")
    if type_.kind in NAMES:
        hint = _("The full name; one that is new is made with the row.")
    if isinstance(type_, Links):
        hint += "\n" + _("Several are divided by {mark}.").format(mark=type_.between)
    return EntryRule(hint, {})


def _any(type_: Any, codes: CodeSheet) -> EntryRule:
    return EntryRule("", {})


def _hinting(hint: Callable[[], str]) -> Callable[[Any, CodeSheet], EntryRule]:
    return lambda type_, codes: EntryRule(hint(), {})


_RULES: Mapping[type | tuple[type, ...], Callable[[Any, CodeSheet], EntryRule]] = {
    Code: _code,
    Codes: _codes,
    YesNo: _yes_no,
    Money: _money,
    Number: _number,
    Date: _date,
    Text: _text,
    Link: _link,
    Links: _link,
    IdNumber: _hinting(lambda: _("18 characters, the last may be X.")),
    CreditCode: _hinting(lambda: _("18 characters, digits and capital letters.")),
    Phones: _hinting(lambda: _("Several are divided by 、.")),
}
