"""What a file really is, by its bytes: endings lie (``.xls`` holding HTML is common in offices)."""

import re
import struct
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.zip_gate import checked_zip

ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")  # BIFF 2, 3 and 4 had no container
NOT_TABLES = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"SQLite format",
)
HEAD = 4096
FILEPASS, RECORDS_BEFORE_IT = 0x2F, 8
MANIFEST = "META-INF/manifest.xml"
HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|meta|table|style|div)\b", re.IGNORECASE)
XML_2003 = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|<\?mso-application", re.IGNORECASE)


def sniffed_format(file: BinaryIO) -> str:
    """``xlsx``, ``xls``, ``xlsb``, ``ods`` or ``csv``; raises Refusal for what cannot be read."""
    file.seek(0)
    head = file.read(HEAD)
    if not head.strip(b"\x00"):
        raise Refusal("file_empty" if not head else "workbook_unknown_format")
    if head.startswith(ZIP):
        return _zip_format(file)
    if head.startswith(OLE):
        return _ole_format(file)
    if head.startswith(OLD_BIFF):
        raise Refusal("workbook_biff5")
    if head.startswith(NOT_TABLES):
        raise Refusal("workbook_unknown_format")
    _refuse_markup(head)
    return "csv"


def _refuse_markup(head: bytes) -> None:
    text = head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.replace(b"\x00", b"")[2:]
    text = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:13].lower() == b"mime-version:":
        raise Refusal("workbook_html")
    if not text.startswith(b"<"):
        return
    if XML_2003.search(text):
        raise Refusal("workbook_xml2003")
    if HTML.search(text):
        raise Refusal("workbook_html")
    if text.startswith(b"<?xml"):
        raise Refusal("workbook_unknown_format")


def _zip_format(file: BinaryIO) -> str:
    archive = checked_zip(file)
    names = set(archive.namelist())
    if "mimetype" in names:
        return _open_document(archive, names)
    for part, name in (("xl/workbook.bin", "xlsb"), ("xl/workbook.xml", "xlsx")):
        if part in names:
            return name
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise Refusal("workbook_unknown_format")


def _open_document(archive: ZipFile, names: set[str]) -> str:
    try:
        kind = archive.read("mimetype")[:80]
        manifest = archive.read(MANIFEST)[:1_000_000] if MANIFEST in names else b""
    except (BadZipFile, EOFError, OSError) as fault:
        raise Refusal("workbook_damaged") from fault
    if b"encryption-data" in manifest:
        raise Refusal("workbook_encrypted")
    if not kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise Refusal("workbook_unknown_format")
    return "ods"


def _ole_format(file: BinaryIO) -> str:
    import olefile

    file.seek(0)
    try:
        with olefile.OleFileIO(file) as container:
            names = {path[0].lower() for path in container.listdir() if len(path) == 1}
            names |= {path[0].lower() for path in container.listdir(streams=False, storages=True)}
            start = container.openstream("Workbook").read(HEAD) if "workbook" in names else b""
    except Exception as fault:  # olefile raises whatever a broken structure runs into
        raise Refusal("workbook_damaged") from fault
    if "encryptedpackage" in names or _has_filepass(start):
        raise Refusal("workbook_encrypted")
    if "workbook" in names:
        return "xls"
    if "book" in names:
        raise Refusal("workbook_biff5")
    raise Refusal("workbook_unknown_format")


def _has_filepass(stream: bytes) -> bool:
    """Whether one of the first records says that the rest is encrypted ([MS-XLS] 2.4.117)."""
    at = 0
    for _ in range(RECORDS_BEFORE_IT):
        if at + 4 > len(stream):
            return False
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == FILEPASS:
            return True
        at += 4 + length
    return False
