"""Formats that differ from those a cell has in its fill only, added behind the workbook's own."""

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from lyuliang_desk.excel.sendback.package import Package
from lyuliang_desk.excel.sendback.unusual import Unusual
from lyuliang_desk.excel.sendback.xml_part import XmlPart, children

FILLS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "head": "FFF8CBAD"}
"""The colours of wrong cells, of those to be looked at, and of the added header; all bear black type in print."""
INK = "FF9C0006"


class Styles:
    """The workbook's formats; ``save`` writes them if any was added."""

    def __init__(self, package: Package) -> None:
        """Raises Unusual when the workbook has no formats."""
        self._package = package
        part = package.related(package.book, "styles")
        if part is None:
            raise Unusual("no styles")
        self._part = part
        self._xml: XmlPart = package.xml(part)
        self._formats = self._group("cellXfs")
        self._fills: dict[str, int] = {}
        self._variants: dict[tuple[int, str], int] = {}

    def _group(self, name: str) -> Element:
        found = next(children(self._xml.root, self._xml.tag(name)), None)
        if found is None:
            raise Unusual(f"no {name}")
        return found

    def filled(self, format_: int, colour: str) -> int:
        """The format that is like one of the workbook's but for its fill."""
        if (format_, colour) not in self._variants:
            new = self._copy(format_)
            new.set("fillId", str(self._fill(colour)))
            new.set("applyFill", "1")
            self._variants[format_, colour] = self._add(self._formats, new)
        return self._variants[format_, colour]

    def explaining(self, format_: int) -> int:
        """The format of an explanation: wrapped and red, in the font and frame of the cell beside it."""
        key = (format_, "explaining")
        if key not in self._variants:
            new = self._copy(format_)
            new.set("fontId", str(self._red_font(int(new.get("fontId", "0")))))
            for name in ("applyFont", "applyAlignment", "applyNumberFormat"):
                new.set(name, "1")
            new.set("numFmtId", "0")
            for old in list(children(new, self._xml.tag("alignment"))):
                new.remove(old)
            wanted = {"horizontal": "left", "vertical": "center", "wrapText": "1"}
            new.insert(0, Element(self._xml.tag("alignment"), wanted))
            self._variants[key] = self._add(self._formats, new)
        return self._variants[key]

    def _copy(self, format_: int) -> Element:
        kept = list(children(self._formats, self._xml.tag("xf")))
        return deepcopy(kept[format_]) if format_ < len(kept) else Element(self._xml.tag("xf"))

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            fill = Element(self._xml.tag("fill"))
            pattern = SubElement(fill, self._xml.tag("patternFill"), {"patternType": "solid"})
            SubElement(pattern, self._xml.tag("fgColor"), {"rgb": FILLS[colour]})
            SubElement(pattern, self._xml.tag("bgColor"), {"indexed": "64"})
            self._fills[colour] = self._add(self._group("fills"), fill)
        return self._fills[colour]

    def _red_font(self, font: int) -> int:
        fonts = self._group("fonts")
        kept = list(fonts)
        new = deepcopy(kept[font]) if font < len(kept) else Element(self._xml.tag("font"))
        for child in [c for c in new if c.tag in (self._xml.tag("color"), self._xml.tag("b"))]:
            new.remove(child)
        before = [
            self._xml.tag(n)
            for n in ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz")
        ]
        place = next((i for i, child in enumerate(new) if child.tag not in before), len(new))
        new.insert(place, Element(self._xml.tag("color"), {"rgb": INK}))
        return self._add(fonts, new)

    @staticmethod
    def _add(group: Element, new: Element) -> int:
        group.append(new)
        group.set("count", str(len(group)))
        return len(group) - 1

    def save(self) -> None:
        """Put the formats back into the package."""
        if self._variants:
            self._package.put(self._part, self._xml.to_bytes())
