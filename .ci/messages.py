"""Compile the Chinese translations: all ``resources/translations/zh_CN/*.po`` into one ``lyuliang_desk.mo``.

Run by ``dev.py messages`` with .venv's Python. The same fragments give the same bytes: nothing but msgid and
msgstr is written, sorted, without dates. A broken fragment stops it, and so do two that translate one msgid
differently.
"""

import re
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

FRAGMENTS = Path(__file__).resolve().parent.parent / "resources" / "translations" / "zh_CN"
COMPILED = FRAGMENTS / "LC_MESSAGES" / "lyuliang_desk.mo"
HEADER = "Content-Type: text/plain; charset=UTF-8\nLanguage: zh_CN\nMIME-Version: 1.0\n"


class TranslationFault(Exception):
    """A fragment that cannot be taken as it is; says where and what to change."""


def pairs(fragment: Path) -> Iterator[tuple[str, str]]:
    """The msgid and msgstr of each translated message; raises TranslationFault for a broken fragment."""
    try:
        with fragment.open("rb") as lines:
            catalog = read_po(lines, locale="zh_CN", abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as fault:
        raise TranslationFault(f"{fragment.name}: {fault}") from fault
    written = len(re.findall(rb"^msgid ", fragment.read_bytes(), re.MULTILINE))
    if written > len(catalog) + 1:
        raise TranslationFault(f"{fragment.name}: some msgid stands there twice; keep one of them")
    for message in catalog:
        if message.id and not isinstance(message.id, str):
            raise TranslationFault(f"{fragment.name}: {message.id[0]!r} has a plural; word it without one")
        if message.id and message.string:
            yield str(message.id), str(message.string)


def gathered(folder: Path = FRAGMENTS) -> dict[str, str]:
    """All translations of a folder; raises TranslationFault when two fragments disagree on one msgid."""
    found: dict[str, tuple[str, str]] = {}
    for fragment in sorted(folder.glob("*.po")):
        for english, chinese in pairs(fragment):
            first, chosen = found.setdefault(english, (fragment.name, chinese))
            if chosen != chinese:
                said = f"{english!r} is {chosen!r} in {first} and {chinese!r} in {fragment.name}"
                raise TranslationFault(f"{said}; give both the same msgstr")
    return {english: chinese for english, (_, chinese) in found.items()}


def compiled(translations: Mapping[str, str]) -> bytes:
    """The bytes of a .mo file with these translations (GNU gettext, little-endian, without hash table)."""
    entries = sorted((key.encode(), text.encode()) for key, text in {"": HEADER, **translations}.items())
    count, head = len(entries), 28
    tables = {"keys": bytearray(), "texts": bytearray()}
    heap, start = bytearray(), head + 16 * count
    for name, column in (("keys", 0), ("texts", 1)):
        for entry in entries:
            tables[name] += struct.pack("<II", len(entry[column]), start + len(heap))
            heap += entry[column] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, count, head, head + 8 * count, 0, start)
    return bytes(header + tables["keys"] + tables["texts"] + heap)


def main() -> int:
    try:
        translations = gathered()
    except TranslationFault as fault:
        print(str(fault).encode("ascii", "backslashreplace").decode(), file=sys.stderr)
        return 1
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(compiled(translations))
    print(f"{len(translations)} messages in {COMPILED.relative_to(FRAGMENTS.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
