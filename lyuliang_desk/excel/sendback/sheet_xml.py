"""A sheet's cells as XML: found or made by address, their format changed, words put into new ones."""

from xml.etree.ElementTree import Element, SubElement

from lyuliang_desk.excel.grid import address, column_letter, parse_address
from lyuliang_desk.excel.sendback.package import MAIN, Package
from lyuliang_desk.excel.sendback.plain_words import plain_words
from lyuliang_desk.excel.sendback.unusual import Unusual
from lyuliang_desk.excel.sendback.xml_part import XML, children, insert_before

AFTER_LEGACY_DRAWING = frozenset(
    (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    )
)
"""What the schema wants behind the drawing of the comments, and behind merged cells."""
AFTER_MERGES = AFTER_LEGACY_DRAWING | {
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
}


class SheetXml:
    """One sheet; ``save`` puts it back into the package."""

    def __init__(self, package: Package, part: str) -> None:
        """Raises Unusual for a sheet of another build."""
        self.package, self.part = package, part
        self.xml = package.xml(part)
        if self.xml.namespace != MAIN:
            raise Unusual("sheet")
        data = next(children(self.xml.root, self.xml.tag("sheetData")), None)
        if data is None:
            raise Unusual("no cells")
        self._data = data
        self._rows: dict[int, Element] = {}
        last = 0
        for row in children(data, self.xml.tag("row")):
            last = int(row.get("r", last + 1))
            self._rows[last - 1] = row

    def format_of(self, row: int, column: int) -> int:
        """The format that a cell has, or would have: its own, its row's, its column's."""
        cell = self._find(row, column)
        if cell is not None:
            return int(cell.get("s", "0"))
        return self._inherited(row, column)

    def set_format(self, row: int, column: int, format_: int) -> None:
        """Give a cell a format; an empty one is made where there was none."""
        self._cell(row, column).set("s", str(format_))

    def set_words(self, row: int, column: int, words: str, format_: int | None = None) -> None:
        """Put words into a cell, in place of what it had; the shared strings stay untouched."""
        cell = self._cell(row, column)
        for child in list(cell):
            cell.remove(child)
        if format_ is not None:
            cell.set("s", str(format_))
        if not words:
            cell.attrib.pop("t", None)
            return
        cell.set("t", "inlineStr")
        inline = SubElement(cell, self.xml.tag("is"))
        text = SubElement(inline, self.xml.tag("t"), {f"{{{XML}}}space": "preserve"})
        text.text = plain_words(words)

    def filled_rows(self, column: int) -> list[int]:
        """The rows whose cell in a column holds something."""
        return [n for n in self._rows if (cell := self._find(n, column)) is not None and len(cell) > 0]

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            new = Element(self.xml.tag("row"), {"r": str(number + 1)})
            place = sum(kept < number for kept in self._rows)
            self._data.insert(place, new)
            self._rows[number] = new
        return self._rows[number]

    def _find(self, row: int, column: int) -> Element | None:
        kept = self._rows.get(row)
        if kept is None:
            return None
        return next((cell for place, cell in self._cells(kept) if place == column), None)

    def _cells(self, row: Element) -> list[tuple[int, Element]]:
        found: list[tuple[int, Element]] = []
        last = -1
        for cell in children(row, self.xml.tag("c")):
            said = cell.get("r")
            last = parse_address(said)[1] if said else last + 1
            found.append((last, cell))
        return found

    def _cell(self, row: int, column: int) -> Element:
        found = self._find(row, column)
        if found is not None:
            return found
        parent = self._row(row)
        format_ = self._inherited(row, column)
        new = Element(self.xml.tag("c"), {"r": address(row, column)})
        if format_:
            new.set("s", str(format_))
        parent.attrib.pop("spans", None)
        if "r" not in parent.attrib:
            parent.set("r", str(row + 1))
        for place, cell in self._cells(parent):
            cell.set("r", address(row, place))
        place = sum(kept < column for kept, _cell in self._cells(parent))
        parent.insert(place, new)
        return new

    def _inherited(self, row: int, column: int) -> int:
        kept = self._rows.get(row)
        if kept is not None and kept.get("customFormat") in ("1", "true"):
            return int(kept.get("s", "0"))
        col = self._col(column)
        return int(col.get("style", "0")) if col is not None else 0

    def _col(self, column: int) -> Element | None:
        cols = next(children(self.xml.root, self.xml.tag("cols")), None)
        inside = (
            (c for c in cols if int(c.get("min", "0")) <= column + 1 <= int(c.get("max", "0")))
            if cols is not None
            else ()
        )
        return next(iter(inside), None)

    def widen(self, column: int, width: float) -> None:
        """Make a column so many characters wide, and show it; its neighbours keep their widths."""
        cols = next(children(self.xml.root, self.xml.tag("cols")), None)
        if cols is None:
            cols = Element(self.xml.tag("cols"))
            self.xml.root.insert(list(self.xml.root).index(self._data), cols)
        number = column + 1
        old = self._col(column)
        new = Element(self.xml.tag("col"), dict(old.attrib) if old is not None else {})
        new.attrib.pop("hidden", None)
        new.attrib.update({"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"})
        if old is None:
            place = sum(int(c.get("min", "0")) < number for c in cols)
            cols.insert(place, new)
            return
        first, last, place = int(old.get("min", "0")), int(old.get("max", "0")), list(cols).index(old)
        cols.remove(old)
        parts = [(first, number - 1, old), (number, number, new), (number + 1, last, old)]
        for low, high, like in reversed([part for part in parts if part[0] <= part[1]]):
            cols.insert(place, Element(like.tag, {**like.attrib, "min": str(low), "max": str(high)}))

    def merge(self, first_row: int, last_row: int, column: int) -> None:
        """Merge cells of one column, as the header above its neighbours is."""
        merges = next(children(self.xml.root, self.xml.tag("mergeCells")), None)
        if merges is None:
            merges = Element(self.xml.tag("mergeCells"))
            insert_before(self.xml.root, merges, AFTER_MERGES)
        reference = f"{address(first_row, column)}:{address(last_row, column)}"
        if all(merge.get("ref") != reference for merge in merges):
            SubElement(merges, self.xml.tag("mergeCell"), {"ref": reference})
            merges.set("count", str(len(merges)))

    def grow_to(self, column: int) -> None:
        """Let the sheet's stated size reach to a column."""
        dimension = next(children(self.xml.root, self.xml.tag("dimension")), None)
        first, colon, last = (dimension.get("ref", "") if dimension is not None else "").partition(":")
        if dimension is None or not first:
            return
        row, kept = parse_address(last if colon else first)
        if column > kept:
            dimension.set("ref", f"{first}:{column_letter(column)}{row + 1}")

    def save(self) -> None:
        """Put the sheet back."""
        self.package.put(self.part, self.xml.to_bytes())
