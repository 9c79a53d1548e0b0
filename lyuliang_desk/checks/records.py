"""Checks of every record of every kind by its own declaration: required fields, values, codes, keys, and the rules."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.base import ReadingContext, Stored, Unreadable
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.credit_code import CreditCode
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.email import Email
from lyuliang_desk.catalogue.types.id_number import IdNumber
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.checks.check import Check, Inquiry
from lyuliang_desk.checks.finding import Level, RecordFinding, evidence_of
from lyuliang_desk.messages import _
from lyuliang_desk.store.sql import AMONG, packed, quoted

FALLIBLE = (IdNumber, CreditCode, Email, Phones, Date)
"""Types whose kept text may say something that they read no longer."""


def _required(inquiry: Inquiry, kind: RecordKind) -> Iterator[RecordFinding]:
    for field in kind.fields:
        if field.required:
            column = quoted(field.name)
            sql = f"SELECT id FROM {quoted(kind.name)} WHERE deleted = 0 AND ({column} IS NULL OR {column} = '')"
            message = _("{field} is empty; fill it in.").format(field=field.label)
            for (record_id,) in inquiry.ask(sql):
                yield _found("required_missing", "hard", kind, record_id, field, message, None)


def _values(inquiry: Inquiry, kind: RecordKind) -> Iterator[RecordFinding]:
    """Each different value is read once, then the records that hold an unreadable one are asked for."""
    for field in kind.fields:
        if not isinstance(field.type, FALLIBLE):
            continue
        column, table = quoted(field.name), quoted(kind.name)
        different = f"SELECT DISTINCT {column} FROM {table} WHERE deleted = 0 AND {column} IS NOT NULL"
        wrong = {
            stored: fault
            for (stored,) in inquiry.ask(different)
            if (fault := _fault(field, stored, inquiry)) is not None
        }
        if wrong:
            sql = f"SELECT id, {column} FROM {table} WHERE deleted = 0 AND {column} IN {AMONG} ORDER BY rid"
            for record_id, stored in inquiry.ask(sql, [packed(wrong)]):
                yield _found("value_invalid", "hard", kind, record_id, field, wrong[stored], stored)


def _fault(field: Field, stored: str | int, inquiry: Inquiry) -> str | None:
    """Why a kept value cannot be read as it is shown; None when it can."""
    try:
        field.type.read(field.type.show(field.type.load(stored)), ReadingContext(inquiry.today))
    except Unreadable as fault:
        return fault.message
    except ValueError:
        return _("“{value}” cannot be read; enter it anew.").format(value=stored)
    return None


def _codes(inquiry: Inquiry, kind: RecordKind) -> Iterator[RecordFinding]:
    for field in kind.fields:
        if not isinstance(field.type, Code) or field.type.open:
            continue
        column = quoted(field.name)
        sql = (
            f"SELECT id, {column} FROM {quoted(kind.name)} WHERE deleted = 0 AND {column} IS NOT NULL "
            f"AND {column} NOT IN {AMONG} ORDER BY rid"
        )
        message = _("“{code}” is no longer in the list of {field}; choose another.")
        for record_id, code in inquiry.ask(sql, [packed(field.type.list.by_code)]):
            words = message.format(code=code, field=field.label)
            yield _found("code_invalid", "hard", kind, record_id, field, words, code)


def _keys(inquiry: Inquiry, kind: RecordKind) -> Iterator[RecordFinding]:
    for name in kind.keys:
        column, table = quoted(name), quoted(kind.name)
        sql = (
            f"SELECT {column}, id FROM {table} WHERE deleted = 0 AND {column} IN (SELECT {column} FROM {table} "
            f"WHERE deleted = 0 AND {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1) ORDER BY {column}, rid"
        )
        for number, records in groupby(inquiry.ask(sql), itemgetter(0)):
            ids = [record_id for _number, record_id in records]
            message = _("{count} records have the same {field}; correct it, or merge them.")
            words = message.format(count=len(ids), field=kind[name].label)
            for record_id in ids:
                yield _found("key_twice", "hard", kind, record_id, kind[name], words, number)


def _rules(inquiry: Inquiry, kind: RecordKind) -> Iterator[RecordFinding]:
    """The rules within a record; only the fields that they read are fetched, and equal values are loaded once."""
    names = list(dict.fromkeys(name for rule in kind.rules for name in rule.fields))
    if not names:
        return
    loaded: list[dict[str | int, object]] = [{} for _name in names]
    wanted = ", ".join(map(quoted, names))
    for record_id, *stored in inquiry.ask(f"SELECT id, {wanted} FROM {quoted(kind.name)} WHERE deleted = 0"):
        python: dict[str, object] = {}
        unread: list[str] = []
        for name, value, known in zip(names, stored, loaded, strict=True):
            if value is None:
                continue
            if value not in known:
                known[value] = _loaded(kind[name], value)
            if known[value] is None:
                unread.append(name)
            else:
                python[name] = known[value]
        by_name = dict(zip(names, stored, strict=True))
        for rule in kind.rules:
            if any(name in unread for name in rule.fields):
                continue
            for finding in rule.check(python, inquiry.today):
                if finding.level == "note":
                    continue  # said in the form while one types, not a problem of the record
                level: Level = "hard" if finding.level == "error" else "soft"
                yield RecordFinding(
                    *("rules", finding.code, level, kind.name, record_id, finding.field),
                    finding.message,
                    evidence_of(by_name[name] for name in rule.fields),
                )


def _loaded(field: Field, stored: str | int) -> object:
    """The Python value, None where the scalar is none that the type gives (another check tells that)."""
    try:
        return field.type.load(stored)
    except ValueError:
        return None


def _found(
    code: str, level: Level, kind: RecordKind, record_id: str, field: Field, message: str, stored: Stored
) -> RecordFinding:
    return RecordFinding(code, code, level, kind.name, record_id, field.name, message, evidence_of([stored]))


CHECKS = (
    Check("required_missing", Label("必填项为空", "Required field empty"), (), "hard", _required),
    Check("value_invalid", Label("号码、日期无效", "Invalid number or date"), (), "hard", _values),
    Check("code_invalid", Label("代码已失效", "Code no longer valid"), (), "hard", _codes),
    Check("key_twice", Label("编号、证件号重复", "Number used twice"), (), "hard", _keys),
    Check("rules", Label("同一记录内容不一致", "A record contradicts itself"), (), None, _rules),
)
