"""Files that no clerk makes on purpose: damaged, mislabelled, locked, or built to bring a reader down."""

import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.excel.build.biff5 import END, GLOBALS, begin, record, write_biff5
from tests.excel.build.compound import write_compound
from tests.excel.build.model import Sheet
from tests.excel.build.ods import MIMETYPE, write_ods
from tests.excel.build.xls import write_xls
from tests.excel.build.xlsx import write_xlsx
from tests.excel.build.xml2003 import raw_xml2003

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
TABLE = Sheet([["序号", "项目名称"], [1, "某项目"]])

ROOT = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
WORKBOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'


def raw_xlsx(path: Path, sheet: str, *, strings: str = "", more: dict[str, bytes] | None = None) -> Path:
    """The least ``.xlsx`` around a sheet's XML."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr(SHEET, sheet)
        if strings:
            archive.writestr("xl/sharedStrings.xml", strings)
        for name, body in (more or {}).items():
            archive.writestr(name, body)
    return path


def sheet_xml(rows: str, before: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'


def text_cell(reference: str, text: str = "某") -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def far_cell(path: Path) -> Path:
    """A1 and the last cell of the sheet: 17 thousand million cells for a reader that keeps a whole rectangle."""
    last = f'<row r="1048576">{text_cell("XFD1048576")}</row>'
    return raw_xlsx(path, sheet_xml(f'<row r="1">{text_cell("A1")}</row>{last}'))


def lying_string_count(path: Path) -> Path:
    strings = f'<sst xmlns="{MAIN}" uniqueCount="4294967295" count="1"><si><t>某</t></si></sst>'
    return raw_xlsx(path, sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=strings)


def row_beyond_the_end(path: Path) -> Path:
    row = f'<row r="4000000000">{text_cell("A4000000000")}</row>'
    return raw_xlsx(path, sheet_xml(f'<row r="1">{text_cell("A1")}</row>{row}'))


def huge_string_repeated(path: Path) -> Path:
    """A text of 1 MB to which 5,000 cells refer: 28 KB that unpack to 5 GB."""
    strings = f'<sst xmlns="{MAIN}" uniqueCount="1" count="1"><si><t>{"x" * 1_000_000}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5001))
    return raw_xlsx(path, sheet_xml(rows), strings=strings)


def zip_bomb(path: Path) -> Path:
    return raw_xlsx(path, sheet_xml(" " * 30_000_000))


def too_many_members(path: Path) -> Path:
    return raw_xlsx(path, sheet_xml(""), more={f"xl/media/{n}.png": b"" for n in range(5001)})


def climbing_member(path: Path) -> Path:
    return raw_xlsx(path, sheet_xml(""), more={"../../evil.txt": b"x"})


def external_entity(path: Path) -> Path:
    doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return raw_xlsx(path, doctype + sheet_xml(f'<row r="1">{text_cell("A1", "x&e;y")}</row>'))


def growing_entities(path: Path) -> Path:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>'
    return raw_xlsx(path, doctype + sheet_xml(f'<row r="1">{text_cell("A1", "&e9;")}</row>'))


def styled_empty_rows(path: Path) -> Path:
    """A whole sheet of rows that have a format and no value, as a fill down to the end leaves them."""
    rows = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>' for n in range(1, 1_048_577)
    )
    return raw_xlsx(path, sheet_xml(rows))


def unknown_error_code(path: Path) -> Path:
    return raw_xlsx(path, sheet_xml('<row r="1"><c r="A1" t="e"><v>#WRONG!</v></c></row>'))


def truncated(path: Path) -> Path:
    whole = write_xlsx(path, [TABLE]).read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    return path


def truncated_xls(path: Path) -> Path:
    whole = write_xls(path, [Sheet([[f"某{n}"] for n in range(2000)])]).read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    return path


def broken_inside(path: Path) -> Path:
    whole = bytearray(write_xlsx(path, [TABLE]).read_bytes())
    at = whole.index(SHEET.encode()) + len(SHEET)
    whole[at : at + 60] = bytes(60)
    path.write_bytes(whole)
    return path


def flipped_bits(path: Path) -> Path:
    """One byte wrong in the packed rows: what comes before it unpacks well."""
    rows = [[f"某{n * 7919 % 104729}", n] for n in range(3000)]
    whole = bytearray(write_xlsx(path, [Sheet(rows)]).read_bytes())
    with ZipFile(path) as archive:
        part = archive.getinfo(SHEET)
    whole[part.header_offset + part.compress_size // 2] ^= 0xFF
    path.write_bytes(whole)
    return path


def encrypted_package(path: Path) -> Path:
    return write_compound(path, "EncryptedPackage")


def empty_old_excel(path: Path) -> Path:
    return write_compound(path, "Book")


def encrypted_old_excel(path: Path) -> Path:
    """BIFF 5 with a password: BOF, FILEPASS with its key and hash, EOF."""
    return write_compound(path, "Book", begin(GLOBALS) + record(0x2F, bytes(4)) + END)


def truncated_old_excel(path: Path) -> Path:
    whole = write_biff5(path, [Sheet([[f"某{n}"] for n in range(2000)])]).read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    return path


def et_of_unknown_form(path: Path) -> Path:
    return write_compound(path, "ETContents")


def word_document(path: Path) -> Path:
    return write_compound(path, "WordDocument")


def encrypted_xls(path: Path) -> Path:
    """BOF, FILEPASS with RC4 encryption, EOF."""
    bof = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
    filepass = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + bytes(48)
    return write_compound(path, "Workbook", bof + filepass + struct.pack("<HH", 0x0A, 0) + bytes(8192))


def encrypted_ods(path: Path) -> Path:
    write_ods(path, [TABLE])
    manifest = b'<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", bytes(64))
    return path


def encrypted_zip(path: Path) -> Path:
    whole = bytearray(write_xlsx(path, [TABLE]).read_bytes())
    at = whole.index(b"PK\x01\x02")
    whole[at + 8] |= 1
    path.write_bytes(whole)
    return path


def page_of_frames(path: Path) -> Path:
    """What Excel saves as a web page of many files: the tables lie beside it, and were not sent."""
    path.write_text(
        '<html><head></head><frameset><frame src="台账.files/sheet001.htm"></frameset></html>', encoding="gbk"
    )
    return path


def page_without_table(path: Path) -> Path:
    path.write_text("<html><body><h1>登录超时，请重新登录</h1></body></html>", encoding="utf-8")
    return path


def page_of_endless_spans(path: Path) -> Path:
    """Every cell reaches over all columns and rows that HTML allows."""
    path.write_text(
        "<table>" + '<tr><td colspan="1000000000" rowspan="1000000000">某' * 300_000, encoding="utf-8"
    )
    return path


def page_of_endless_rows(path: Path) -> Path:
    path.write_text("<table>" + "<tr>" * 1_100_000 + "<td>某", encoding="utf-8")
    return path


def page_of_nested_tables(path: Path) -> Path:
    path.write_text("<table><tr><td>某" * 100_000, encoding="utf-8")
    return path


def page_of_endless_comments(path: Path) -> Path:
    path.write_text("<table><tr><td>某" + "<!-- <a b='" * 1_000_000, encoding="utf-8")
    return path


def web_archive(path: Path) -> Path:
    path.write_text("MIME-Version: 1.0\nContent-Type: multipart/related\n", encoding="ascii")
    return path


def _xml_2003(path: Path, rows: str, doctype: str = "") -> Path:
    sheet = f'<Worksheet ss:Name="表"><Table>{rows}</Table></Worksheet>'
    path.write_text(raw_xml2003(sheet, doctype=doctype), encoding="utf-8")
    return path


XML_CELL = '<Cell{0}><Data ss:Type="String">{1}</Data></Cell>'


def xml_2003_far_column(path: Path) -> Path:
    far = XML_CELL.format(' ss:Index="1000000000"', "某")
    return _xml_2003(path, f"<Row>{far}</Row>")


def xml_2003_far_row(path: Path) -> Path:
    return _xml_2003(path, f'<Row ss:Index="4000000000">{XML_CELL.format("", "某")}</Row>')


def xml_2003_far_corner(path: Path) -> Path:
    """A1 and the last cell of the sheet."""
    last = XML_CELL.format(' ss:Index="16384"', "某")
    return _xml_2003(path, f'<Row>{XML_CELL.format("", "某")}</Row><Row ss:Index="1048576">{last}</Row>')


def xml_2003_repeated_rows(path: Path) -> Path:
    """Each row says to be followed by as many as a sheet has."""
    return _xml_2003(
        path, f'<Row ss:Span="1000000000" ss:Hidden="1">{XML_CELL.format("", "某")}</Row>' * 1000
    )


def xml_2003_bad_index(path: Path) -> Path:
    return _xml_2003(path, f'<Row ss:Index="二">{XML_CELL.format("", "某")}</Row>')


def xml_2003_entities(path: Path) -> Path:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>'
    return _xml_2003(path, f"<Row>{XML_CELL.format('', '&e9;')}</Row>", doctype)


def xml_2003_reading_a_file(path: Path) -> Path:
    doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return _xml_2003(path, f"<Row>{XML_CELL.format('', '&e;')}</Row>", doctype)


def xml_2003_truncated(path: Path) -> Path:
    whole = _xml_2003(path, f"<Row>{XML_CELL.format('', '某')}</Row>").read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    return path


def xml_2003_styled_empty_cells(path: Path) -> Path:
    """Cells that have a format and no value, 600,000 of them."""
    return _xml_2003(path, ('<Row ss:StyleID="s1">' + '<Cell ss:StyleID="s1"/>' * 20 + "</Row>") * 30_000)


def pdf(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    return path


def noise(path: Path) -> Path:
    path.write_bytes(bytes((n * 7919 + n // 251) % 256 for n in range(5000)))
    return path


def text_document(path: Path) -> Path:
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def no_values(path: Path) -> Path:
    return write_xlsx(path, [Sheet([[" ", "\u3000"]]), Sheet([], name="Sheet2")])


REFUSED: dict[str, tuple[Callable[[Path], Path], frozenset[str]]] = {
    f"{builder.__name__}{ending}": (builder, frozenset(codes.split()))
    for builder, ending, codes in (
        (far_cell, ".xlsx", "reader_died workbook_too_large"),
        (lying_string_count, ".xlsx", "reader_died workbook_too_large"),
        (row_beyond_the_end, ".xlsx", "reader_died workbook_too_large workbook_damaged"),
        (huge_string_repeated, ".xlsx", "reader_died workbook_too_large"),
        (zip_bomb, ".xlsx", "workbook_too_large"),
        (too_many_members, ".xlsx", "workbook_too_large"),
        (climbing_member, ".xlsx", "workbook_damaged"),
        (growing_entities, ".xlsx", "sheet_unreadable workbook_damaged no_data"),
        (styled_empty_rows, ".xlsx", "no_data"),
        (unknown_error_code, ".xlsx", "sheet_unreadable"),
        (truncated, ".xlsx", "workbook_truncated"),
        (truncated_xls, ".xls", "workbook_damaged"),
        (flipped_bits, ".xlsx", "workbook_damaged sheet_unreadable"),
        (broken_inside, ".xlsx", "workbook_damaged sheet_unreadable"),
        (encrypted_package, ".xlsx", "workbook_encrypted"),
        (encrypted_xls, ".xls", "workbook_encrypted"),
        (encrypted_ods, ".ods", "workbook_encrypted"),
        (encrypted_zip, ".xlsx", "workbook_encrypted"),
        (empty_old_excel, ".xls", "workbook_damaged"),
        (encrypted_old_excel, ".xls", "workbook_encrypted"),
        (truncated_old_excel, ".xls", "workbook_damaged"),
        (et_of_unknown_form, ".et", "workbook_et"),
        (word_document, ".xls", "workbook_unknown_format"),
        (page_of_frames, ".xls", "workbook_html"),
        (page_without_table, ".xls", "workbook_html"),
        (page_of_endless_spans, ".xls", "workbook_too_large"),
        (page_of_endless_rows, ".xls", "workbook_too_large"),
        (page_of_nested_tables, ".xls", "workbook_too_large"),
        (page_of_endless_comments, ".xls", "workbook_damaged"),
        (web_archive, ".xls", "workbook_html"),
        (xml_2003_far_column, ".xls", "workbook_too_large"),
        (xml_2003_far_row, ".xls", "workbook_too_large"),
        (xml_2003_far_corner, ".xls", "workbook_too_large"),
        (xml_2003_repeated_rows, ".xls", "workbook_too_large"),
        (xml_2003_bad_index, ".xls", "workbook_damaged"),
        (xml_2003_entities, ".xls", "workbook_entities"),
        (xml_2003_reading_a_file, ".xls", "workbook_entities"),
        (xml_2003_truncated, ".xls", "workbook_damaged"),
        (xml_2003_styled_empty_cells, ".xls", "no_data"),
        (pdf, ".xlsx", "workbook_unknown_format"),
        (noise, ".csv", "workbook_unknown_format"),
        (text_document, ".xlsx", "workbook_unknown_format"),
        (empty, ".xlsx", "file_empty"),
        (no_values, ".xlsx", "no_data"),
    )
}
"""By file name: who makes it, and with which codes it may be refused."""
