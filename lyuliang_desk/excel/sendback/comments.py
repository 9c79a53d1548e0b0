"""批注: comments are two members, the words and the drawing of their boxes; both are made or added to, none is lost."""

from collections.abc import Mapping
from html import escape
from xml.etree.ElementTree import Element, SubElement

from lyuliang_desk.excel.grid import parse_address
from lyuliang_desk.excel.sendback.package import MAIN, OFFICE
from lyuliang_desk.excel.sendback.plain_words import plain_words
from lyuliang_desk.excel.sendback.sheet_xml import AFTER_LEGACY_DRAWING, SheetXml
from lyuliang_desk.excel.sendback.unusual import Unusual
from lyuliang_desk.excel.sendback.xml_part import XML, XmlPart, children, insert_before

AUTHOR = "退回意见"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BOX = "_x0000_t202"
_BOX_TYPE = (
    f'<v:shapetype {_NAMESPACES} id="{_BOX}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape {names} id="_sendback_{id}" type="#' + _BOX + '" style="position:absolute;'
    'margin-left:60pt;margin-top:2pt;width:190pt;height:{height}pt;z-index:{id};visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_LETTERS_A_LINE, _LINE_HEIGHT, _FIRST_HEIGHT = 15, 15, 24


def add_comments(sheet: SheetXml, words: Mapping[str, str]) -> None:
    """Comment on cells by address; where somebody has commented already, the words go below theirs. Raises Unusual."""
    if not words:
        return
    package, part = sheet.package, sheet.part
    comments = package.related(part, "comments")
    if comments is None:
        comments = package.free_name("xl/comments{}.xml")
        package.put(comments, _EMPTY)
        package.declare(part=comments, content_type=COMMENTS_TYPE)
        package.relate(part, comments, "comments")
    new = _write_words(sheet, comments, words)
    if new:
        _draw_boxes(sheet, new, words)


def _write_words(sheet: SheetXml, part: str, words: Mapping[str, str]) -> list[str]:
    """Answers the cells that had no comment before."""
    xml = sheet.package.xml(part)
    authors = next(children(xml.root, xml.tag("authors")), None)
    listed = next(children(xml.root, xml.tag("commentList")), None)
    if authors is None or listed is None:
        raise Unusual("comments")
    names = [author.text for author in authors]
    if AUTHOR not in names:
        SubElement(authors, xml.tag("author")).text = AUTHOR
        names.append(AUTHOR)
    kept = {comment.get("ref"): comment for comment in listed}
    new = []
    for cell, text in words.items():
        comment = kept.get(cell)
        if comment is None:
            wanted = {"ref": cell, "authorId": str(names.index(AUTHOR)), "shapeId": "0"}
            comment = SubElement(listed, xml.tag("comment"), wanted)
            SubElement(comment, xml.tag("text"))
            new.append(cell)
        _append(xml, comment, text, below=cell not in new)
    sheet.package.put(part, xml.to_bytes())
    return new


def _append(xml: XmlPart, comment: Element, words: str, *, below: bool) -> None:
    text = next(children(comment, xml.tag("text")), None)
    if text is None:
        text = SubElement(comment, xml.tag("text"))
    for bare in list(
        children(text, xml.tag("t"))
    ):  # a text without runs becomes one: both may not stand together
        text.remove(bare)
        run = SubElement(text, xml.tag("r"))
        run.append(bare)
    run = SubElement(text, xml.tag("r"))
    said = SubElement(run, xml.tag("t"), {f"{{{XML}}}space": "preserve"})
    said.text = ("\n" if below else "") + plain_words(words)


def _draw_boxes(sheet: SheetXml, cells: list[str], words: Mapping[str, str]) -> None:
    package, xml = sheet.package, sheet.xml
    legacy = next(children(xml.root, xml.tag("legacyDrawing")), None)
    if legacy is None:
        part = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.put(part, f"<xml {_NAMESPACES}></xml>".encode())
        package.declare(ending="vml", content_type=VML_TYPE)
        xml.prefix_for(OFFICE, "r")
        legacy = Element(
            xml.tag("legacyDrawing"), {f"{{{OFFICE}}}id": package.relate(sheet.part, part, "vmlDrawing")}
        )
        insert_before(xml.root, legacy, AFTER_LEGACY_DRAWING)
    else:
        id_ = legacy.get(f"{{{OFFICE}}}id")
        relation = next((r for r in package.relations(sheet.part).root if r.get("Id") == id_), None)
        if relation is None:
            raise Unusual("drawing")
        part = package.resolved(sheet.part, relation)
    drawing = package.text(part)
    head, end, tail = drawing.rpartition("</xml>")
    if not end:
        raise Unusual("drawing")
    box = "" if f'id="{_BOX}"' in drawing or f"id='{_BOX}'" in drawing else _BOX_TYPE
    first = drawing.count("<v:shape ") + 1
    shapes = "".join(_shape(cell, words[cell], first + n) for n, cell in enumerate(cells))
    package.put(part, f"{head}{box}{shapes}{end}{tail}".encode())


def _shape(cell: str, words: str, number: int) -> str:
    row, column = parse_address(cell)
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in words.splitlines())
    height = _FIRST_HEIGHT + lines * _LINE_HEIGHT
    anchor = f"{column + 1}, 12, {max(row - 1, 0)}, 8, {column + 4}, 12, {max(row - 1, 0) + lines + 2}, 8"
    return _SHAPE.format(
        names=_NAMESPACES, id=escape(str(number)), height=height, anchor=anchor, row=row, column=column
    )
