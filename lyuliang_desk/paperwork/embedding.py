"""A font inside a PDF: only the glyphs that were used, and the way back from each glyph to its character.

reportlab's own TTFont cuts a font into pieces of 256 characters and writes a wrong way back (ToUnicode) for
characters beyond U+FFFF, so that 𬭩 is copied out as another character. Here a font is one composite font
(Type 0, Identity-H, PDF 32000-1 9.7): two bytes a character, numbered in the order of first use, so that the
same text gives the same bytes. Nothing of reportlab is patched; its document is given our objects before it
is saved.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

from lyuliang_desk.paperwork.fontfile import FontFile


class _Numbers(dict[int, str]):
    """For str.translate: a character's number in this document, given out at first use; 0 is «no glyph»."""

    def __missing__(self, code: int) -> str:
        self[code] = number = chr(len(self) + 1)
        return number


class EmbeddedFont:
    """One font file as one document uses it."""

    def __init__(self, font: FontFile, resource: str) -> None:
        self.font = font
        self.resource = resource  # its name in the page's operators: F1
        self._numbers = _Numbers()

    def encode(self, text: str) -> str:
        """The text as the hexadecimal string of a ``Tj`` operator, without the angle brackets."""
        return text.translate(self._numbers).encode("utf-16-be").hex()

    def add_to(self, document: Any) -> None:
        """Writes the font's objects into reportlab's document."""
        codes = list(self._numbers)
        program, glyphs = self.font.subset(codes)
        name = f"{_tag(self.resource)}+{self.font.path.stem.replace(' ', '')}"
        cid_font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": _system_info(),
                "FontDescriptor": document.Reference(self._descriptor(document, name, program), f"d:{name}"),
                "DW": 1000,
                "W": self._widths(codes),
                "CIDToGIDMap": document.Reference(_stream(_glyph_map(glyphs)), f"g:{name}"),
            }
        )
        entry = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(cid_font, f"c:{name}")]),
                "ToUnicode": document.Reference(_stream(_to_unicode(codes)), f"u:{name}"),
            }
        )
        document.idToObject[pdfdoc.BasicFonts].dict[self.resource] = document.Reference(entry, f"f:{name}")

    def _descriptor(self, document: Any, name: str, program: bytes) -> Any:
        stream = _stream(program)
        stream.dictionary["Length1"] = len(program)
        entries = self.font.descriptor()
        entries |= {
            "Type": "/FontDescriptor",
            "FontName": pdfdoc.PDFName(name),
            "FontBBox": pdfdoc.PDFArray(self.font.face.bbox),
            "FontFile2": document.Reference(stream, f"p:{name}"),
        }
        return pdfdoc.PDFDictionary(entries)

    def _widths(self, codes: list[int]) -> Any:
        advances = [round(self.font.advance(chr(code)) * 1000) for code in codes]
        return pdfdoc.PDFArray([1, pdfdoc.PDFArray(advances)])


def _tag(resource: str) -> str:
    """The six capitals that mark a subset, different for each font of the document."""
    number = int(resource[1:])
    return "LYDES" + chr(ord("A") + number % 26)


def _system_info() -> Any:
    words = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    return pdfdoc.PDFDictionary(words)


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])


def _glyph_map(glyphs: list[int]) -> bytes:
    return b"".join(glyph.to_bytes(2, "big") for glyph in [0, *glyphs])


def _to_unicode(codes: list[int]) -> bytes:
    """The CMap from our numbers back to text, with surrogates beyond U+FFFF (Adobe note 5411)."""
    pairs = [f"<{n:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for n, code in enumerate(codes, 1)]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    )
    tail = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return (head + body + tail).encode("ascii")
