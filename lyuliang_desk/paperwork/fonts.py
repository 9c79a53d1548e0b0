"""The five roles of Chinese paperwork (宋 小标宋 黑 楷 仿宋) and the font files that play them here.

``resources/fonts/roles.toml`` is the list. A set of bundled fonts prints the same bytes on every machine; a
set for this machine takes Windows' own fonts first, as offices expect, and prints the same bytes on this
machine.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.paperwork.fontfile import FontFile, open_font
from lyuliang_desk.paperwork.glyphs import Typeface
from lyuliang_desk.resources import resources_folder

ROLES = ("song", "song_bold", "hei", "kai", "fang")


class FontError(WorldError):
    """A font that the program needs is missing or damaged."""


@dataclass(frozen=True)
class FontSet:
    """The typeface of each role; a role's fonts are looked for when it is first used."""

    folder: Path
    windows_folders: tuple[Path, ...]
    table: Mapping[str, Any] = field(repr=False)
    _found: dict[str, Typeface] = field(default_factory=dict, compare=False, repr=False)

    def typeface(self, role: str) -> Typeface:
        """What a role prints with. Raises FontError where no font of it can be used."""
        if role not in self._found:
            self._found[role] = Typeface(role, tuple(dict.fromkeys(self._chain(role))))
        return self._found[role]

    def _chain(self, role: str) -> Iterator[FontFile]:
        entry = self.table["roles"][role]
        yield from islice(self._windows(entry["windows"]), 1)
        yield self._bundled(entry["bundled"])
        for other in self.table["fallback"]:
            yield self._bundled(self.table["roles"][other]["bundled"])
        yield from self._windows(self.table["fallback_windows"])

    def _windows(self, names: Sequence[str]) -> Iterator[FontFile]:
        for name in names:
            file_name, _sharp, number = name.partition("#")
            for folder in self.windows_folders:
                font = open_font(folder / file_name, int(number or 0))
                if font.usable():
                    yield font

    def _bundled(self, name: str) -> FontFile:
        font = open_font(self.folder / name)
        if not font.usable():
            message = _("The font file {path} is missing or damaged. Please install the program again.")
            raise FontError("font_missing", message.format(path=font.path))
        return font


def windows_font_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders in which Windows keeps its fonts and those that one user installed; none elsewhere."""
    places = (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts"))
    return tuple(Path(environment[name]) / tail for name, tail in places if environment.get(name))


def bundled_fonts(folder: Path | None = None) -> FontSet:
    """The program's own fonts only: the same bytes on every machine."""
    place = folder or resources_folder() / "fonts"
    return FontSet(place, (), _roles(place))


def machine_fonts(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> FontSet:
    """Windows' own fonts first, else the program's."""
    place = folder or resources_folder() / "fonts"
    return FontSet(
        place, windows_font_folders(os.environ if environment is None else environment), _roles(place)
    )


def _roles(folder: Path) -> Mapping[str, Any]:
    path = folder / "roles.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for role in ROLES:
            table["roles"][role]["windows"], table["roles"][role]["bundled"]
        table["fallback"], table["fallback_windows"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        message = _("The list of fonts {path} cannot be used ({reason}). Please install the program again.")
        raise FontError("font_roles", message.format(path=path, reason=error)) from error
    return table
