"""What a search for duplicates answers with."""

from dataclasses import dataclass

from lyuliang_desk.duplicates.signs import COUNTER, EVIDENCE, Strength, strength_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, by id, that may be one: the codes of what speaks for it and against it, and the score."""

    first: str
    second: str
    score: int
    evidence: tuple[str, ...]
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Records of a kind that may be one, joined by their pairs; the first is the one most fully filled in."""

    kind: str
    record_ids: tuple[str, ...]
    titles: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def score(self) -> int:
        """That of the strongest pair; 0 for records that somebody put side by side."""
        return max((pair.score for pair in self.pairs), default=0)

    @property
    def strength(self) -> Strength:
        """The word for the score."""
        return strength_of(self.score)

    def evidence(self) -> list[str]:
        """What speaks for it in any pair, the weightiest first, in the language spoken now."""
        codes = {code for pair in self.pairs for code in pair.evidence}
        return _spoken([EVIDENCE[code].words() for code in EVIDENCE if code in codes])

    def counter_evidence(self) -> list[str]:
        """What speaks against it in any pair, in the language spoken now."""
        codes = {code for pair in self.pairs for code in pair.counter}
        return _spoken([COUNTER[code].words() for code in COUNTER if code in codes])


def _spoken(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))
