"""Records made ready for comparing, each folded once; and the shape of what a kind knows about its duplicates."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from lyuliang_desk.catalogue.types.base import Stored

S = TypeVar("S")

Key = tuple[Hashable, ...]
"""Records that share a key are compared; the first item names the sort of key."""


@dataclass(frozen=True)
class Comparison(Generic[S]):
    """How records of one kind are compared.

    ``fields`` are read; ``subject`` folds them; ``keys`` names the heaps a subject lies on; ``evidence`` and
    ``counter`` give the codes of the signs of a pair. A heap of a sort in ``most`` says nothing once it is larger: the
    name is everybody's, the phone is the office's.
    """

    fields: tuple[str, ...]
    subject: Callable[[Mapping[str, Stored]], S]
    keys: Callable[[S], Iterator[Key]]
    evidence: Callable[[S, S], list[str]]
    counter: Callable[[S, S], list[str]]
    most: Mapping[Hashable, int]


def phones_of(stored: Stored) -> frozenset[str]:
    """The mobile numbers among kept telephone numbers; a landline is an office's, and says nothing of who is who."""
    return frozenset(n for n in str(stored or "").split(";") if len(n) == 11 and n[0] == "1" and n.isdigit())


def one_edit_apart(first: str, second: str) -> bool:
    """Whether one character inserted, dropped or replaced makes two different words one."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    if len(first) > len(second):
        first, second = second, first
    place = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    if len(first) == len(second):
        return first[place + 1 :] == second[place + 1 :]
    return first[place:] == second[place + 1 :]


def with_one_dropped(word: str) -> Iterator[str]:
    """The word, and each word that is left when one character is dropped: two words one edit apart share one of these."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
