"""Builds ``strokes.txt`` and ``pinyin.txt`` in this folder from published data, when a source changes.

    python resources/orders/make_orders.py WORK_FOLDER

WORK_FOLDER holds ``codepoint-character-sequence.txt`` of the Conway Stroke Data (README.md says where it is from) and
receives the Debian package ``unicode-data`` (``apt-get download``) and the npm package ``cnchar-order`` (``npm pack``).
The same sources give the same bytes.
"""

from __future__ import annotations

import bz2
import re
import subprocess
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.pinyin_dict import pinyin_dict

HERE = Path(__file__).resolve().parent
STROKES = "codepoint-character-sequence.txt"
UNIHAN = "unicode-data"
NORM = "cnchar-order@3.2.6"
CLASSES = {"1": "ji", "2": "fg", "3": "s", "4": "kld"}
"""The letters of ``cnchar-order`` by sort of stroke: 横 with 提, 竖 with 竖钩, 撇, 点 with 捺; all others are 折."""
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
"""Extension A and the main block: with 通用规范汉字表 all that GB 18030 asks of every program."""
ZERO = 0x3007
NO_SEQUENCE = "6"
"""Behind every stroke (1 to 5): a character of which only the number of strokes is known."""


def conway(path: Path) -> dict[int, str]:
    """The pattern of each character's strokes, as digits: 1 横, 2 竖, 3 撇, 4 点, 5 折; ``(35|53)`` where usage varies."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and re.fullmatch(r"[1-5|()\\]+", parts[2]):
            found[int(parts[0].strip("!")[2:], 16)] = parts[2]
    return found


def ways(pattern: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every sequence that a pattern stands for, with what was chosen in each bracket."""
    parts = re.split(r"(\([1-5|]+\)|\\[1-9])", pattern)
    brackets = [part for part in parts if part.startswith("(")]
    for chosen in product(*(bracket[1:-1].split("|") for bracket in brackets)):
        left = iter(chosen)
        whole = "".join(
            next(left)
            if part.startswith("(")
            else chosen[int(part[1]) - 1]
            if part.startswith("\\")
            else part
            for part in parts
        )
        yield whole, tuple(zip(brackets, chosen, strict=True))


def norm(archive: Path) -> dict[int, str]:
    """How the mainland's norm (GF 0023-2020) writes the usual characters, in the same digits."""
    with tarfile.open(archive) as packed:
        script = packed.extractfile("package/cnchar.order.min.js")
        assert script is not None
        text = script.read().decode("utf-8")
    digit = {letter: cls for cls, letters in CLASSES.items() for letter in letters}
    return {
        ord(character): "".join(digit.get(letter, "5") for letter in letters)
        for character, letters in re.findall(r'"(.)":"([a-z]+)"', text)
        if ord(character) > ZERO
    }


def chosen_ways(patterns: dict[int, str], normal: dict[int, str], numbers: dict[int, int]) -> dict[int, str]:
    """One sequence for each character: the norm's own; else as the norm mostly fills the same brackets."""
    votes: Counter[tuple[str, str]] = Counter()
    for place in patterns.keys() & normal.keys():
        for whole, filled in ways(patterns[place]):
            if whole == normal[place]:
                votes.update(filled)
                break
    found = {}
    for place, pattern in patterns.items():
        every = dict(ways(pattern))
        if normal.get(place) in every:
            found[place] = normal[place]
        else:
            usual = max(
                every,
                key=lambda whole: (len(whole) == numbers.get(place), sum(votes[v] for v in every[whole])),
            )
            found[place] = usual
    return found


def unihan(work: Path, file: str, name: str) -> dict[int, str]:
    """One property of Unihan by code point."""
    lines = bz2.decompress((work / "usr/share/unicode" / file).read_bytes()).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.startswith("U+"))
    return {int(row[0][2:], 16): row[2] for row in rows if row[1] == name}


def stroke_order(work: Path) -> dict[int, tuple[int, str]]:
    """Number and sequence of the strokes of every character."""
    totals = unihan(work, "Unihan_IRGSources.txt.bz2", "kTotalStrokes")
    numbers = {place: int(value.split()[0]) for place, value in totals.items()}
    standard = set(unihan(work, "Unihan_OtherMappings.txt.bz2", "kTGH"))
    blocks = {place for first, last in BLOCKS for place in range(first, last + 1)}
    normal = norm(next(work.glob("cnchar-order-*.tgz")))
    written = chosen_ways(conway(work / STROKES), normal, numbers)
    found = {}
    for place in sorted(set(written) | (set(numbers) & (standard | blocks)) | {ZERO}):
        way = written.get(place, "")
        found[place] = (len(way), way) if way else (numbers[place], NO_SEQUENCE)
    return found


def write(name: str, lines: dict[str, list[int]]) -> None:
    """Characters by what stands before them on their line."""
    text = "".join(f"{head}\t{''.join(map(chr, places))}\n" for head, places in lines.items())
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")


def main(work: Path) -> None:
    if not list(work.glob(f"{UNIHAN}_*.deb")):
        subprocess.run(["apt-get", "download", UNIHAN], cwd=work, check=True)
    if not list(work.glob("cnchar-order-*.tgz")):
        subprocess.run(["npm", "pack", NORM], cwd=work, check=True)
    subprocess.run(["dpkg", "-x", str(next(work.glob(f"{UNIHAN}_*.deb"))), str(work)], check=True)
    order = stroke_order(work)
    by_strokes: dict[str, list[int]] = defaultdict(list)
    for place in sorted(order, key=lambda place: (*order[place], place)):
        by_strokes[str(order[place][0])].append(place)
    write("strokes.txt", by_strokes)
    by_sound: dict[str, list[int]] = defaultdict(list)
    for places in by_strokes.values():
        for place in places:
            if place in pinyin_dict:
                by_sound[sound(pinyin_dict[place].split(",")[0])].append(place)
    write("pinyin.txt", {syllable: by_sound[syllable] for syllable in sorted(by_sound)})


def sound(reading: str) -> str:
    """``lǚ`` as ``lv3``; the neutral tone is 5, behind the four."""
    return to_tone3(reading, v_to_u=False, neutral_tone_with_five=True).replace("ü", "v")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
