"""Spellings in a column that probably mean one thing: the same when folded, or so nearly that a person should look.

Two ways to find them, as in the well-known tools for messy data: *key collision* (texts whose fingerprint is equal) and
*nearest neighbour* (texts whose fingerprints are alike, compared only within blocks that share a half, so that a
hundred thousand rows take moments). People's names are never brought together by being alike: 张伟 and 张玮 are two.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from lyuliang_desk.catalogue.folding import fold, fold_name

Manner = Literal["name", "text", "code", "person"]
"""How texts are compared: names of organisations, titles and other words, words of a code list, people's names."""
How = Literal["same", "alike"]
SHORTEST: Mapping[Manner, int] = {"name": 5, "text": 5, "code": 3}
"""So long a text must be to be taken for another one that differs by a character: 山西大学 and 江西大学 are two."""
LONG = 12
"""From so many characters on two of them may differ."""
LARGEST_BLOCK = 200
"""A half that more texts share than this tells nothing; they meet by their other half."""
_MARKS = re.compile(r"[\s\-_()·.,、:;'\"/|*&+#]+")
_LEGAL_FORM = re.compile(r"(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$")
_TELLING = re.compile(
    "[0-9a-z〇零一二三四五六七八九十百千万甲乙丙丁东南西北上下左右前后内外大小高中低男女正副省市县区乡镇村新老旧第]"
)
"""A difference of such a character is one of meaning: 一期/二期, 正高/副高, 东川/西川, 县/市."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text of the column as it is written there, and in how many cells."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spellings of one thing, the most frequent first. ``wanted`` is the form offered first, ``known`` that of the register."""

    how: How
    spellings: tuple[Spelling, ...]
    wanted: str
    known: str | None = None

    @property
    def to_correct(self) -> int:
        """How many cells are spelled otherwise than the form offered."""
        return sum(spelling.count for spelling in self.spellings if spelling.text != self.wanted)


def clusters(
    counts: Mapping[str, int],
    known: Iterable[str] = (),
    manner: Manner = "name",
    stop: Callable[[], None] = lambda: None,
) -> list[Cluster]:
    """The groups of spellings among the texts of a column: equal ones first, then those of most cells.

    ``counts`` says in how many cells each text stands; ``known`` are the register's own spellings (titles of records,
    words of a code list): a text near to one of them is offered that form. ``stop`` is called now and then; it may raise.
    """
    register = {fingerprint(text, manner): text for text in known}
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda each: (-counts[each], each)):
        if key := fingerprint(text, manner):
            by_key[key].append(text)
    pairs = () if manner == "person" else near_pairs(list(dict.fromkeys([*by_key, *register])), manner, stop)
    groups = _joined(by_key, register, pairs, manner)
    found = (_cluster(group, by_key, counts, register) for group in groups)
    told = [cluster for cluster in found if cluster is not None]
    return sorted(told, key=lambda each: (each.how == "alike", -each.to_correct, each.wanted))


def fingerprint(text: str, manner: Manner = "name") -> str:
    """What is left of a text when width, case, spaces, marks, 的 and the spelling of a legal form do not count."""
    if manner == "person":
        return re.sub(r"[\s·.]", "", fold(text))
    folded = fold_name(text) if manner == "name" else fold(text)
    bare = _MARKS.sub("", folded)
    return bare.replace("的", "") if len(bare) >= SHORTEST["name"] else bare


def are_alike(first: str, second: str, manner: Manner = "name") -> bool:
    """Whether two fingerprints are nearly equal, and differ by nothing that tells two things apart."""
    one, two = _core(first), _core(second)
    if one == two:
        return True
    shorter = min(len(one), len(two))
    if shorter < SHORTEST[manner] or Levenshtein.distance(one, two) > (2 if shorter >= LONG else 1):
        return False
    return not any(_TELLING.search(part) for part in _differences(one, two))


def _core(key: str) -> str:
    """The name without its legal form, where enough is left."""
    core = _LEGAL_FORM.sub("", key)
    return core if len(core) > 2 else key


def _differences(one: str, two: str) -> Iterator[str]:
    for step in Levenshtein.opcodes(one, two):
        if step.tag != "equal":
            yield one[step.src_start : step.src_end] + two[step.dest_start : step.dest_end]


def near_pairs(keys: Sequence[str], manner: Manner, stop: Callable[[], None]) -> Iterator[tuple[str, str]]:
    """The pairs of fingerprints that share a half and are alike."""
    blocks: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    cores = [_core(key) for key in keys]
    for place, core in enumerate(cores):
        for piece in _halves(core):
            blocks[piece].append(place)
    for number, block in enumerate(blocks.values()):
        if number % 256 == 0:
            stop()
        if 1 < len(block) <= LARGEST_BLOCK:
            texts = [cores[place] for place in block]
            for at, text in enumerate(texts):
                near = process.extract(
                    text, texts[at + 1 :], scorer=Levenshtein.distance, score_cutoff=2, limit=None
                )
                for _text, _distance, ahead in near:
                    one, two = keys[block[at]], keys[block[at + 1 + ahead]]
                    if are_alike(one, two, manner):
                        yield one, two


def _halves(core: str) -> set[tuple[int, str]]:
    """Of two texts that differ in one character, one half is equal, wherever a character too many has moved the middle."""
    middle = max(len(core) // 2, 1)
    return {(0, core[:middle]), (1, core[-middle:]), (0, core[: middle + 1]), (1, core[-middle - 1 :])}


def _joined(
    by_key: Mapping[str, Sequence[str]],
    register: Mapping[str, str],
    pairs: Iterable[tuple[str, str]],
    manner: Manner,
) -> list[list[str]]:
    """The fingerprints that belong together, each with the register's form, or with that of most cells.

    Two forms of the register stay two, and no chain leads from one thing to another: a form joins a group only when it
    is like the one that the group is named by.
    """
    order = {
        key: (key not in register, place) for place, key in enumerate(dict.fromkeys([*by_key, *register]))
    }
    head = {key: key for key in order}
    for pair in sorted(pairs, key=lambda each: sorted(map(order.__getitem__, each))):
        first, second = sorted(pair, key=order.__getitem__)
        elder, younger = head[first], second
        free = head[younger] == younger and younger not in register
        if free and younger != elder and are_alike(elder, younger, manner):
            head[younger] = elder
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key in order:
        groups[_root(head, key)].append(key)
    return list(groups.values())


def _root(head: Mapping[str, str], key: str) -> str:
    while head[key] != key:
        key = head[key]
    return key


def _cluster(
    keys: Sequence[str],
    by_key: Mapping[str, Sequence[str]],
    counts: Mapping[str, int],
    register: Mapping[str, str],
) -> Cluster | None:
    spellings = [Spelling(text, counts[text]) for key in keys for text in by_key.get(key, ())]
    spellings.sort(key=lambda each: (-each.count, each.text))
    known = next((register[key] for key in keys if key in register), None)
    if not spellings or (len(keys) == 1 and len(spellings) == 1):
        return None  # one form; where the register's differs only in folding, the import finds it by itself
    wanted = known if known is not None else spellings[0].text
    if all(spelling.text == wanted for spelling in spellings):
        return None
    return Cluster("same" if len(keys) == 1 else "alike", tuple(spellings), wanted, known)
