"""Figures in words: one spelling for screen and paper."""

from decimal import ROUND_HALF_UP, Decimal

from lyuliang_desk.messages import _
from lyuliang_desk.overview.figures import Figure, Overview

FEN_IN_WAN = 1_000_000
CENT = Decimal("0.01")


def shown(figure: Figure) -> str:
    """``1,234`` records, ``10,000.00`` in 万元; what is missing of a promise, or by how much it is exceeded."""
    if figure.unit == "count":
        return f"{figure.value:,}"
    if figure.short_of is not None and figure.value <= 0:
        return _("over by {amount}").format(amount=in_wan(-figure.value)) if figure.value else _("reached")
    return in_wan(figure.value)


def in_wan(fen: int) -> str:
    """Fen in 万元 with two decimals and thousands apart."""
    return f"{(Decimal(fen) / FEN_IN_WAN).quantize(CENT, ROUND_HALF_UP):,.2f}"


def period(overview: Overview) -> str:
    """``2025`` or the whole ten years."""
    return _("2021 to 2030") if overview.year is None else _("the year {year}").format(year=overview.year)
