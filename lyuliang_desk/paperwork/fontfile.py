"""One TrueType file on disk: which characters it has, how wide they are, and a subset of it for a PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from struct import error as StructError
from threading import Lock
from typing import Any

from lyuliang_desk.paperwork.sfnt import is_whole

# reportlab's names for the flag bits of a PDF font descriptor (PDF 32000-1, table 123)
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5


@dataclass(frozen=True, eq=False)  # one object a file (open_font), looked up for every line of text
class FontFile:
    """A font file, opened when the first character is asked for (reportlab reads 20 MB in 50 ms)."""

    path: Path
    number: int = 0  # which font of a .ttc collection
    lock: Lock = field(default_factory=Lock, repr=False)

    @cached_property
    def face(self) -> Any:
        """reportlab's reader of the file. Raises TTFError or OSError where the file cannot be used."""
        from reportlab.pdfbase.ttfonts import TTFontFile

        return TTFontFile(str(self.path), subfontIndex=self.number)

    def usable(self) -> bool:
        """Whether the file is there and is a TrueType font with outlines that can be embedded."""
        from reportlab.pdfbase.ttfonts import TTFError

        try:
            whole = self.path.is_file() and is_whole(self.path, self.number)
            return bool(whole and self.face.charToGlyph and self.subset([next(iter(self.face.charToGlyph))]))
        except (TTFError, StructError, OSError, ValueError, KeyError, IndexError):
            return False

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph of its own for the character."""
        return bool(self.face.charToGlyph.get(ord(character), 0))

    def advance(self, character: str) -> float:
        """The character's width in parts of the font size (1.0 is a full-width square)."""
        face = self.face
        return float(face.charWidths.get(ord(character), face.defaultWidth)) / 1000

    def subset(self, codes: list[int]) -> tuple[bytes, list[int]]:
        """A font with the glyphs of these characters only, and the new glyph number of each character."""
        glyph_of: dict[int, int] = {0: 0}
        numbers = [glyph_of.setdefault(self.face.charToGlyph[code], len(glyph_of)) for code in codes]
        with self.lock:  # the reader keeps a position
            return bytes(self.face.makeSubset(codes)), numbers

    def descriptor(self) -> dict[str, Any]:
        """The entries of the PDF font descriptor that describe this face."""
        face = self.face
        return {
            "Ascent": face.ascent,
            "CapHeight": face.capHeight,
            "Descent": face.descent,
            "Flags": face.flags & ~_NONSYMBOLIC | _SYMBOLIC,
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
        }


@lru_cache(maxsize=32)
def open_font(path: Path, number: int = 0) -> FontFile:
    """The file's one reader in this process: parsed once, however many documents are printed."""
    return FontFile(path, number)
