"""What a file really is, by its bytes: endings lie (``.xls`` holding HTML is common in offices)."""

import re
import struct
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.zip_gate import checked_zip

ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BARE_BIFF = (  # BIFF 2, 3 and 4 had no container, and reporting systems leave it away from BIFF 5 and 8
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00\x00\x05",
    b"\x09\x08\x10\x00\x00\x06",
)
BIFF_5 = b"\x00\x05"  # the version in the record that begins a workbook
WPS_ENDINGS = (".et", ".ett")
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
ROOT_2003 = re.compile(rb"<(?:[A-Za-z0-9_.]{1,20}:)?Workbook[\s>]")
XML_2003 = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|<\?mso-application", re.IGNORECASE)


def sniffed_format(file: BinaryIO, name: str = "") -> str:
    """One of ``grid.Format``; raises Refusal for what cannot be read. The name only words the refusal."""
    try:
        return _format(file)
    except Refusal as refusal:
        if refusal.code == "workbook_unknown_format" and name.lower().endswith(WPS_ENDINGS):
            raise Refusal("workbook_et") from refusal
        raise


def _format(file: BinaryIO) -> str:
    file.seek(0)
    head = file.read(HEAD)
    if not head.strip(b"\x00"):
        raise Refusal("file_empty" if not head else "workbook_unknown_format")
    if head.startswith(ZIP):
        return _zip_format(file)
    if head.startswith(OLE):
        return _ole_format(file)
    if head.startswith(BARE_BIFF):
        if _has_filepass(head):
            raise Refusal("workbook_encrypted")
        return "biff5"
    if head.startswith(NOT_TABLES):
        raise Refusal("workbook_unknown_format")
    return _markup_format(head) or "csv"


def _markup_format(head: bytes) -> str | None:
    """``xml2003`` or ``html``, None for text without markup; raises Refusal for other markup."""
    text = head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.replace(b"\x00", b"")[2:]
    text = text.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:13].lower() == b"mime-version:":
        raise Refusal("workbook_html")
    if not text.startswith(b"<"):
        return None
    page, root = HTML.search(text), ROOT_2003.search(text)
    # a web page may name the namespace too, and a spreadsheet may hold a page's elements, but after its own
    if XML_2003.search(text) and (page is None or (root is not None and root.start() < page.start())):
        return "xml2003"
    if page:
        return "html"
    if text.startswith(b"<?xml"):
        raise Refusal("workbook_unknown_format")
    return None


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
            stream = next((name for name in ("Workbook", "Book") if name.lower() in names), None)
            start = container.openstream(stream).read(HEAD) if stream else b""
    except Exception as fault:  # olefile raises whatever a broken structure runs into
        raise Refusal("workbook_damaged") from fault
    if "encryptedpackage" in names or _has_filepass(start):
        raise Refusal("workbook_encrypted")
    if stream:
        return "biff5" if stream == "Book" or start[4:6] == BIFF_5 else "xls"
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
