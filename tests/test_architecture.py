"""The law of the house: imports run one way, and each outside library is known to one room only.

Read from the source, without importing it. What a failing line says is also its cure.
"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# A room imports rooms of a lower floor only; rooms of one floor do not know one another.
FLOORS = {
    "bulk": 0,
    "errors": 0,
    "resources": 0,
    "messages": 1,
    "catalogue": 2,
    "store": 3,
    "accounts": 4,
    "checks": 4,
    "duplicates": 4,
    "overview": 4,
    "excel": 5,
    "paperwork": 5,
    "exchange": 5,
    "sample": 5,
    "operations": 6,
}
FLOOR_ABOVE_OPERATIONS = 7
GROUND = 1  # rooms up to this floor are read by everyone, ui too

# Which rooms may know an outside library; the others ask them.
LIBRARY_ROOMS = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlalchemy": {"store"},
    "sqlcipher3": {"store"},
    "alembic": {"store"},
    "sqlite3": set[str](),  # one SQLite everywhere: sqlcipher3, through the store
    "python_calamine": {"excel"},
    "openpyxl": {"excel", "sample"},
    "reportlab": {"paperwork"},
    "fontTools": {"paperwork"},
    "pypdfium2": {"paperwork"},
}
VOCABULARY_ROOMS = {
    "store",
    "accounts",
    "checks",
    "duplicates",
    "overview",
    "excel",
    "paperwork",
    "exchange",
}


@dataclass(frozen=True)
class Import:
    """One imported module, or one name out of it, with where it stands."""

    path: str
    line: int
    importer: str
    module: str
    name: str
    lazy: bool

    @property
    def target(self) -> str:
        """``lyuliang_desk.store``, whether said so or as ``from lyuliang_desk import store``."""
        return f"{self.module}.{self.name}" if self.module in ("lyuliang_desk", "ui") else self.module

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.module}{'.' + self.name if self.name else ''}"


def room(module: str) -> str:
    """``ui`` for the window; else the part of ``lyuliang_desk`` that a dotted name belongs to."""
    parts = module.split(".")
    return parts[0] if parts[0] != "lyuliang_desk" else ".".join(parts[1:2])


def floor(of_room: str) -> int:
    return FLOORS.get(of_room, FLOOR_ABOVE_OPERATIONS)


def absolute(node: ast.ImportFrom, importer: str, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    package = importer.split(".") if is_package else importer.split(".")[:-1]
    return ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])


def imports_of(path: Path) -> Iterator[Import]:
    """Every import statement of a file, those inside functions marked lazy."""
    importer = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    shown, is_package = path.relative_to(ROOT).as_posix(), path.name == "__init__.py"
    waiting: list[tuple[ast.AST, bool]] = [(ast.parse(path.read_text(encoding="utf-8")), False)]
    while waiting:
        node, lazy = waiting.pop()
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(shown, node.lineno, importer, alias.name, "", lazy)
        elif isinstance(node, ast.ImportFrom):
            module = absolute(node, importer, is_package)
            for alias in node.names:
                yield Import(shown, node.lineno, importer, module, alias.name, lazy)
        inside = lazy or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        waiting.extend((child, inside) for child in ast.iter_child_nodes(node))


@cache
def imports() -> tuple[Import, ...]:
    files = [path for package in ("lyuliang_desk", "ui") for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(found for path in files for found in imports_of(path))


def own(package: str) -> list[Import]:
    return [found for found in imports() if found.importer.split(".")[0] == package]


def report(faults: list[Import], cure: str) -> str:
    return "\n".join([cure, *map(str, faults)])


def test_the_register_knows_no_window() -> None:
    faults = [
        found
        for found in own("lyuliang_desk")
        if room(found.target) in ("ui", "PySide6")
        and not (found.importer == "lyuliang_desk.__main__" and room(found.target) == "ui" and found.lazy)
    ]
    cure = "lyuliang_desk works without Qt; only a function of __main__ may import ui. Hand in a callback:"
    assert not faults, report(faults, cure)


def test_no_room_imports_a_room_above_it() -> None:
    faults = [
        found
        for found in own("lyuliang_desk")
        if found.target.startswith("lyuliang_desk.")
        and floor(room(found.target)) > floor(room(found.importer))
    ]
    cure = "Arrows run catalogue < store < excel, paperwork < operations < command line. Move the code down:"
    assert not faults, report(faults, cure)


def test_rooms_of_one_floor_do_not_know_one_another() -> None:
    faults = [
        found
        for found in own("lyuliang_desk")
        if found.target.startswith("lyuliang_desk.")
        and room(found.target) != room(found.importer)
        and floor(room(found.target)) == floor(room(found.importer))
        and GROUND < floor(room(found.target)) < FLOOR_ABOVE_OPERATIONS
    ]
    cure = (
        "excel, paperwork and exchange meet in operations only. Put what they share into store or catalogue:"
    )
    assert not faults, report(faults, cure)


def test_an_outside_library_is_known_to_its_room_only() -> None:
    faults = [
        found
        for found in imports()
        if room(found.importer) not in LIBRARY_ROOMS.get(found.module.split(".")[0], {room(found.importer)})
    ]
    owners = ", ".join(
        f"{library}: {' '.join(rooms) or 'nobody'}" for library, rooms in LIBRARY_ROOMS.items()
    )
    assert not faults, report(faults, f"Ask the room that owns the library ({owners}):")


def test_the_window_asks_operations() -> None:
    """It may name what operations hand it (their classes), but calls no function of the rooms below them."""
    faults = [
        found
        for found in own("ui")
        if room(found.target) in VOCABULARY_ROOMS and calls_below(found.module, found.name)
    ]
    cure = "ui may import classes to name what it is handed; what it wants done is a function of operations:"
    assert not faults, report(faults, cure)


def calls_below(module: str, name: str) -> bool:
    """Whether the imported thing is a module, a function or a mapped table rather than a value class."""
    found = getattr(importlib.import_module(module), name, None) if name else None
    return (
        found is None or inspect.isroutine(found) or inspect.ismodule(found) or hasattr(found, "__mapper__")
    )


def test_the_law_sees_the_program() -> None:
    """Guards the tests above: an empty reading would pass them all."""
    assert {"catalogue"} <= {room(found.target) for found in own("lyuliang_desk")}
    assert all((ROOT / package / "__init__.py").is_file() for package in ("lyuliang_desk", "ui"))
