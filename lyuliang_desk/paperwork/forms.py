"""A paper form as data: ``resources/forms/F05.toml`` says what stands where; see ``blocks`` for its words."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lyuliang_desk.messages import _, language
from lyuliang_desk.paperwork.blocks import Block, Box, Grid, Table, fields_of, read_block, tables_of
from lyuliang_desk.paperwork.fonts import ROLES
from lyuliang_desk.paperwork.formkeys import (
    FormError,
    list_of,
    read_number,
    read_text,
    read_yes,
    reads,
    record_of,
)
from lyuliang_desk.paperwork.page import SHAPES
from lyuliang_desk.resources import resources_folder

ASKED = ("year",)
"""What a form may ask of the person who prints it."""
_SLACK = 0.05  # millimetres by which widths may miss the page
_NUMBERED = re.compile(r"F\d+[A-Z]?")


@dataclass(frozen=True)
class Names:
    """The form's name in both languages."""

    zh: str = dataclasses.field(metadata=reads(read_text))
    en: str = dataclasses.field(metadata=reads(read_text))


@dataclass(frozen=True)
class Roles:
    """Which font role sets what."""

    title: str = dataclasses.field(metadata=reads(read_text), default="song_bold")
    head: str = dataclasses.field(metadata=reads(read_text), default="hei")
    body: str = dataclasses.field(metadata=reads(read_text), default="fang")
    number: str = dataclasses.field(metadata=reads(read_text), default="song")


@dataclass(frozen=True)
class Form:
    """A form. ``pages`` names the sheets it may be printed on; widths are for the first."""

    id: str = dataclasses.field(metadata=reads(read_text))
    name: Names = dataclasses.field(metadata=reads(record_of(Names)))
    # the record kind whose fields it names
    kind: str = dataclasses.field(metadata=reads(read_text))
    # "rows": many records in one table; "record": one record in a book
    prints: str = dataclasses.field(metadata=reads(read_text))
    pages: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)))
    blocks: tuple[Block, ...] = dataclasses.field(metadata=reads(list_of(read_block)))
    # how the records fill it, where that is not simply row by row or book by book: printing.WAYS
    way: str = dataclasses.field(metadata=reads(read_text), default="")
    # what the person who prints is asked for: ASKED
    asks: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)), default=())
    empty: str = dataclasses.field(metadata=reads(read_text), default="")
    page_number: str = dataclasses.field(metadata=reads(read_text), default="")
    page_number_outside: bool = dataclasses.field(metadata=reads(read_yes), default=False)
    fonts: Roles = dataclasses.field(metadata=reads(record_of(Roles)), default=Roles())
    sizes: tuple[float, ...] = dataclasses.field(
        metadata=reads(list_of(read_number)), default=(10.5, 9.0, 7.5)
    )
    # words that a narrow cell does not break: 研究生, 工程师
    unbroken: tuple[str, ...] = dataclasses.field(metadata=reads(list_of(read_text)), default=())
    # millimetres above and below the type area, 0 for the customary ones; the points of long texts
    top: float = dataclasses.field(metadata=reads(read_number), default=0.0)
    bottom: float = dataclasses.field(metadata=reads(read_number), default=0.0)
    text_size: float = dataclasses.field(metadata=reads(read_number), default=12.0)
    # the sizes of type on a smaller sheet than the customary one
    small_sizes: tuple[float, ...] = dataclasses.field(
        metadata=reads(list_of(read_number)), default=(7.5, 6.5, 5.5)
    )

    @property
    def title(self) -> str:
        """The form's name in the language spoken now."""
        return self.name.en if language() == "en" else self.name.zh

    @property
    def shown(self) -> str:
        """What a list of forms says of it: its number, if it has an official one, and its name."""
        return f"{self.id}  {self.title}" if _NUMBERED.fullmatch(self.id) else self.title

    @property
    def fields(self) -> set[str]:
        """Every field name that the form asks for, such as ``lead_organisation.credit_code``."""
        return fields_of(self.blocks)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, those inside a box too."""
        return tuple(tables_of(self.blocks))


def load_form(path: Path) -> Form:
    """Reads and checks a form file. Raises FormError."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FormError(path.name, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise FormError(path.name, _("it is not written in UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        raise FormError(path.name, str(error)) from error
    form = record_of(Form)(content, path.name)
    _check(form, path.name)
    return form


def form_file(name: str, folder: Path | None = None) -> Path:
    """Where the form of this id lies. Raises FormError for an unknown id."""
    known = form_files(folder)
    if name.upper() not in known:
        reason = _("there is no such form; there are {known}").format(known=", ".join(known) or "—")
        raise FormError(name, reason)
    return known[name.upper()]


def form_files(folder: Path | None = None) -> dict[str, Path]:
    """All form files by id."""
    place = folder or resources_folder() / "forms"
    return {path.stem.upper(): path for path in sorted(place.glob("*.toml"))}


def _check(form: Form, where: str) -> None:
    """What no single key can tell: known names, and widths that fill the page."""
    if form.prints not in ("rows", "record"):
        raise FormError(f"{where}.prints", _("“rows” or “record” is expected here"))
    if not form.pages or unknown(form.pages, SHAPES):
        raise FormError(f"{where}.pages", _("known are {known}").format(known=", ".join(SHAPES)))
    for role in (form.fonts.title, form.fonts.head, form.fonts.body, form.fonts.number):
        if role not in ROLES:
            raise FormError(f"{where}.fonts", _("known are {known}").format(known=", ".join(ROLES)))
    if unknown(form.asks, dict.fromkeys(ASKED)):
        raise FormError(f"{where}.asks", _("known are {known}").format(known=", ".join(ASKED)))
    try:
        form.page_number.format(page=1, pages=1)
    except (KeyError, ValueError, IndexError) as error:
        reason = _("known are {known}").format(known="{page}, {pages}")
        raise FormError(f"{where}.page_number", reason) from error
    usable = SHAPES[form.pages[0]].usable_width
    for number, block in enumerate(form.blocks, 1):
        for row, widths in _widths(block):
            total = sum(widths)
            if abs(total - usable) > _SLACK:
                reason = _("the widths make {total} mm, the page has {usable} mm")
                place = f"{where}.blocks[{number}] ({block.type}) {row}".strip()
                raise FormError(place, reason.format(total=f"{total:g}", usable=f"{usable:g}"))


def unknown(names: tuple[str, ...], known: Mapping[str, Any]) -> list[str]:
    """Those of the names that are not known."""
    return [name for name in names if name not in known]


def _widths(block: Block) -> list[tuple[str, list[float]]]:
    if isinstance(block, Table):
        return [("", [column.width for column in block.columns])]
    if isinstance(block, Box) and block.table is not None:
        return _widths(block.table)
    if isinstance(block, Grid):
        return [
            (f"rows[{number}]", [block.side_width, *(cell.label_width + cell.width for cell in row)])
            for number, row in enumerate(block.rows, 1)
        ]
    return []
