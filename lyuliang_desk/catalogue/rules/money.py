"""Rules about amounts: sums must close to the fen."""

from collections.abc import Hashable, Sequence
from datetime import date
from decimal import Decimal

from lyuliang_desk.catalogue.finding import Finding, Level
from lyuliang_desk.catalogue.kind import Rule, Values
from lyuliang_desk.messages import _


def wan(fen: int) -> str:
    """Fen in 万元, with as many decimals as it takes and two at least."""
    digits = f"{Decimal(fen) / 1_000_000:.6f}"
    return digits[:-4] + digits[-4:].rstrip("0")


def sources_close(total: str, sources: Sequence[str]) -> Rule:
    """The sum of the sources is the total, empty ones counting nothing. Where only one is known so far, it is asked about."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        amount = values.get(total)
        given = [values[s] for s in sources if values.get(s) is not None]
        if amount is None or not given or sum(given) == amount:
            return ()
        hardly_begun = len(given) == 1 and sum(given) < amount
        level: Level = "warning" if hardly_begun else "error"
        message = _("The sources add up to {sum}, the total says {total} (10,000 yuan); correct one of them.")
        return (Finding("sum_differs", level, message.format(sum=wan(sum(given)), total=wan(amount)), total),)

    def classes(totals: Sequence[int | None], *given: Sequence[int | None]) -> list[Hashable]:
        return [
            None if amount is None or sum(filter(None, parts)) == amount else (amount, *parts)
            for amount, parts in zip(totals, zip(*given, strict=True), strict=True)
        ]

    return Rule(f"{total}_is_sum", (total, *sources), check, classes)


def at_most(part: str, whole: str) -> Rule:
    """An amount that is normally no larger than another; if it is, it is asked about."""

    def check(values: Values, today: date) -> tuple[Finding, ...]:
        small, large = values.get(part), values.get(whole)
        if small is None or large is None or small <= large:
            return ()
        message = _("{part} is more than the total of {whole} (10,000 yuan); check both.")
        return (
            Finding("more_than_total", "warning", message.format(part=wan(small), whole=wan(large)), part),
        )

    def classes(parts: Sequence[int | None], wholes: Sequence[int | None]) -> list[Hashable]:
        return [
            None if small is None or large is None or small <= large else (small, large)
            for small, large in zip(parts, wholes, strict=True)
        ]

    return Rule(f"{part}_at_most_{whole}", (part, whole), check, classes)
