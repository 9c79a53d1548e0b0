"""Masks for personal information on screens and in lists (GB/T 35273 counts ID numbers as sensitive)."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_STAR = "*"
_COMPOUND_SURNAMES = frozenset(
    re.findall("..", "欧阳司马诸葛上官夏侯皇甫尉迟公孙慕容令狐宇文长孙司徒司空东方南宫端木呼延申屠淳于")
)


def mask_id(value: str) -> str:
    """``142102********1234``: the region and the last four of 18, a third of anything else."""
    if len(value) == 18:
        return f"{value[:6]}{_STAR * 8}{value[-4:]}"
    shown = len(value) // 4
    return f"{value[:shown]}{_STAR * (len(value) - 2 * shown)}{value[len(value) - shown :]}"


def mask_phone(value: str) -> str:
    """``138****1234``, ``0358-****567``; several numbers each for itself."""
    return "、".join(map(_one_phone, value.replace(";", "、").split("、")))


def mask_name(value: str) -> str:
    """``张*``, ``欧阳*``; of a Latin name the first letter."""
    surname = value[:2] if value[:2] in _COMPOUND_SURNAMES and len(value) > 2 else value[:1]
    return f"{surname}{_STAR}" if value else ""


def mask_email(value: str) -> str:
    """``z***@example.com``."""
    local, at, host = value.partition("@")
    return f"{local[:1]}{_STAR * 3}{at}{host}" if value else ""


def mask_words(value: str) -> str:
    """Stars only, whatever it says: a birth date, a political status."""
    return _STAR * 3 if value else ""


MASKS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"id_number": mask_id, "phones": mask_phone, "email": mask_email}
)


def mask(type_name: str, shown: str) -> str:
    """The masked form of a shown text, by the name of its type; stars only for a type without a mask."""
    return MASKS.get(type_name, mask_words)(shown)


def _one_phone(number: str) -> str:
    if len(number) == 11 and number.isdigit():
        return f"{number[:3]}{_STAR * 4}{number[-4:]}"
    area, hyphen, rest = number.partition("-")
    local = rest if hyphen else area
    kept = local[-3:] if len(local) > 4 else ""
    return f"{area if hyphen else ''}{hyphen}{_STAR * max(4, len(local) - 3)}{kept}"
