"""Names of people who do not exist."""

from collections.abc import Iterator

from lyuliang_desk.sample.words import Invention


def invent_names(invention: Invention) -> Iterator[str]:
    """Names that differ, every eighth with a character that many fonts lack."""
    chance, words = invention.chance, invention.words
    seen: set[str] = set()
    while True:
        surname = chance.choice(words["surnames"])
        if len(seen) % 8 == 3:
            given = words["rare_given"][len(seen) // 8 % len(words["rare_given"])]
        else:
            given = "".join(chance.sample(words["given"], 2))
        if surname + given not in seen:
            seen.add(surname + given)
            yield surname + given
