"""The spelling of quantities, for money and numbers: full-width digits, separators, ``约``, units."""

import re
from dataclasses import dataclass
from decimal import Decimal

from lyuliang_desk.catalogue.folding import narrow, without_invisible
from lyuliang_desk.catalogue.types.base import Note, Unreadable
from lyuliang_desk.catalogue.types.cell import decimal_of, precision_lost
from lyuliang_desk.messages import _

_PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_ABOUT_BEFORE = re.compile(r"^(?:大约|约为|约|近|≈|~|大概|左右)+")
_ABOUT_AFTER = re.compile(r"(?:左右|上下|多|余)$")
_ABOUT_INSIDE = re.compile(r"(?<=[0-9])(?:多|余)(?=\D)")
_RANGE = re.compile(r"[0-9][^0-9.]{0,3}[-~至到—–][0-9]")
_QUANTITY = re.compile(
    r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,4}(?:,[0-9]{4})+|(?=\.[0-9]))(\.[0-9]*)?([^0-9,.]*)"
)
_EXPONENT = re.compile(r"[+-]?[0-9.]+e[+-]?[0-9]+", re.IGNORECASE)
_SEVERAL_UNITS = re.compile(r"(?:[0-9.]+(?:亿|千万|百万|万|千|元|角|分)元?){2,}")
_NUMERALS = re.compile(
    r"(?:人民币)?[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]*[零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖拾十]"
    r"[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]*"
)
_DASHES = str.maketrans("−‐‑﹣–", "-----")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and the words behind it (``万元``, ``人``), with what is to be said of its spelling."""

    amount: Decimal
    unit: str = ""
    notes: tuple[Note, ...] = ()


def quantity_of(raw: str | float) -> Quantity:
    """The quantity that a text or a number cell states.

    Raises ``Unreadable``: ``range`` (50-60), ``precision_lost`` (1.2E+17), ``not_a_number``, ``cell_error``.
    """
    if not isinstance(raw, str):
        return Quantity(decimal_of(raw))
    if _PLAIN.fullmatch(raw):
        return Quantity(Decimal(raw))
    words = "".join(narrow(without_invisible(raw)).translate(_DASHES).split()).strip("'‘’`")
    exact = _ABOUT_INSIDE.sub("", _ABOUT_AFTER.sub("", _ABOUT_BEFORE.sub("", words)))
    notes: tuple[Note, ...] = ()
    if not raw.isascii() and (spelled := narrow(raw)) != raw:
        notes = (
            Note("respelled", _("“{words}” is read as {exact}.").format(words=raw.strip(), exact=spelled)),
        )
    if exact != words:
        message = _("“{words}” is only approximate; it is read as {exact}. Check it.")
        notes += (Note("approximate", message.format(words=raw.strip(), exact=exact), "warning"),)
    match = _QUANTITY.fullmatch(exact)
    if match is None:
        raise _unreadable(raw, exact)
    sign, whole, fraction, unit = match.groups(default="")
    digits = sign + whole.replace(",", "") + fraction
    return Quantity(Decimal(digits), unit, notes)


def without_noise(amount: Decimal, raw: str | float) -> Decimal:
    """The nearest whole amount, where a number cell misses it only by the noise of binary fractions."""
    whole = amount.to_integral_value()
    if isinstance(raw, float) and abs(amount - whole) < Decimal("0.0001"):
        return whole
    return amount


def _unreadable(raw: str, words: str) -> Unreadable:
    said = raw.strip()
    if _RANGE.search(words):
        message = _("“{words}” is a range. Enter one number.")
        return Unreadable("range", message.format(words=said))
    if _EXPONENT.fullmatch(words):
        return precision_lost()
    if _SEVERAL_UNITS.fullmatch(words):
        message = _("“{words}” is put together of several units. Enter one number in one unit.")
        return Unreadable("several_units", message.format(words=said))
    if _NUMERALS.fullmatch(words):
        message = _("“{words}” is written in Chinese numerals. Enter the number in digits.")
        return Unreadable("not_in_digits", message.format(words=said))
    return Unreadable("not_a_number", _("“{words}” cannot be read as a number.").format(words=said))
