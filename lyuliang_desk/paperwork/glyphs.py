"""Characters and the fonts that draw them: every character is looked up before anything is drawn.

reportlab draws a character that a font lacks as an empty box or as nothing at all, without a word; a name
would vanish from a signed form. Here the next font of the role's chain is asked, and where none has it the
print stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.fontfile import FontFile

# Marks without a form of their own: they are left out of the line, nothing is lost on paper.
_INVISIBLE = (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
_SPELLED: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    0x09: "  ",
    0x0B: "\n",
    0x0C: "\n",
    0x85: "\n",
    0xA0: " ",
}
_SPELLED |= {0x2028: "\n", 0x2029: "\n"}
_RESPELLED = frozenset(map(chr, _SPELLED)) | {"\r"}


def printable(text: str) -> str:
    """The text as it is set: one kind of line end, tabs as spaces, invisible marks left out."""
    if _RESPELLED.isdisjoint(text):
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SPELLED)


@dataclass(frozen=True)
class Missing:
    """A character that no font has, and where it stands."""

    character: str
    record: str = ""
    field: str = ""

    def code(self) -> str:
        """``U+2CB69``"""
        return f"U+{ord(self.character):04X}"


class MissingGlyph(WorldError):
    """A character is in none of the fonts; nothing has been printed. ``missing`` lists every such place."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        self.missing = tuple(missing)
        super().__init__("missing_glyph", _sentence(self.missing))


def _sentence(missing: Sequence[Missing]) -> str:
    first = missing[0]
    known = {"character": first.character, "code": first.code(), "record": first.record, "field": first.field}
    if first.record:
        words = _(
            "The character {character} ({code}) in “{field}” of “{record}” is in none of the fonts. "
            "Nothing was printed. Replace it, or install a font that has it."
        )
    elif first.field:
        words = _(
            "The character {character} ({code}) in “{field}” is in none of the fonts. "
            "Nothing was printed. Replace it, or install a font that has it."
        )
    else:
        words = _(
            "The character {character} ({code}) is in none of the fonts. "
            "Nothing was printed. Replace it, or install a font that has it."
        )
    sentence = words.format(**known)
    if len(missing) > 1:
        sentence += _(" There are {count} such places.").format(count=len(missing))
    return sentence


class _Advances(dict[str, float]):
    """Width of each character in parts of the font size, found once; remembers who needed another font."""

    def __init__(self, chain: Sequence[FontFile]) -> None:
        self.chain = chain
        self.borrowed: dict[str, FontFile] = {}

    def __missing__(self, character: str) -> float:
        for font in self.chain:
            if font.covers(character):
                if font is not self.chain[0]:
                    self.borrowed[character] = font
                self[character] = advance = font.advance(character)
                return advance
        raise MissingGlyph([Missing(character)])


@dataclass(frozen=True, eq=False)
class Typeface:
    """What a role prints with: its font, then those that help out. Widths are in parts of the size."""

    role: str
    chain: tuple[FontFile, ...]
    advances: _Advances = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "advances", _Advances(self.chain))

    def width(self, text: str) -> float:
        """The width of a line. Raises MissingGlyph."""
        return sum(map(self.advances.__getitem__, text))

    def runs(self, text: str) -> list[tuple[FontFile, str]]:
        """The line cut where the font changes. Raises MissingGlyph."""
        borrowed = self.advances.borrowed
        self.width(text)  # looks up what is new
        if not borrowed or borrowed.keys().isdisjoint(text):
            return [(self.chain[0], text)] if text else []
        found: list[tuple[FontFile, str]] = []
        for character in text:
            font = borrowed.get(character, self.chain[0])
            if found and found[-1][0] is font:
                found[-1] = (font, found[-1][1] + character)
            else:
                found.append((font, character))
        return found

    def lacks(self, character: str) -> bool:
        """Whether no font of the chain has the character."""
        return character not in self.advances and not any(font.covers(character) for font in self.chain)


class Label(NamedTuple):
    """Where a text comes from, in the words of the person who reads the message."""

    record: str = ""
    field: str = ""


def preflight(texts: Iterable[tuple[str, Label]], typeface: Typeface) -> list[Missing]:
    """Every place where a character is in no font, in reading order, before anything is written."""
    missing: list[Missing] = []
    known: set[str] = {"\n"}
    lacking: set[str] = set()
    sound: set[str] = set()
    for text, label in texts:
        if text in sound:
            continue
        new = set(printable(text)) - known
        if not new:
            sound.add(text)
            continue
        lacking |= {character for character in new if character not in lacking and typeface.lacks(character)}
        known |= new - lacking
        missing.extend(Missing(c, label.record, label.field) for c in sorted(new & lacking))
    return missing
