"""Reading a workbook: the one door of this room to a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Raw
from lyuliang_desk.excel.errors import WorkbookError, sentence, workbook_error
from lyuliang_desk.excel.grid import SheetGrid, Workbook
from lyuliang_desk.excel.reading.child import Child
from lyuliang_desk.excel.reading.frames import Frame, unpacked_time
from lyuliang_desk.excel.reading.limits import Limits
from lyuliang_desk.excel.reading.refusal import Refusal

WHOLE = 1000
LOCK_MARKS = ("~$", ".~")

Progress = Callable[[int, int], None]


def read_workbook(
    path: Path,
    *,
    limits: Limits = Limits(),  # noqa: B008 - a frozen value
    csv_encoding: str | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """The sheets of an ``.xlsx``, ``.xls``, ``.et``, ``.xlsb``, ``.ods`` or text file, recognised by its bytes.

    What is a web page, an XML spreadsheet of 2003 or of Excel 95 behind such an ending is read too.

    ``progress(done, total)`` is called as rows arrive; ``cancelled`` is asked twenty times a second.
    ``csv_encoding`` overrides what was found out about a text file. Raises WorkbookError for any fault of the
    file, Cancelled when ``cancelled`` says so.
    """
    try:
        _refuse_unopened(path, limits)
        with Child(limits) as child:
            child.ask(_request(path, limits, csv_encoding))
            assembly = _Assembly(path.name)
            for frame in child.answers(cancelled or (lambda: False)):
                assembly.add(frame)
                if progress is not None and "done" in frame:
                    progress(frame["done"], WHOLE)
        return assembly.finished()
    except Refusal as refusal:
        raise workbook_error(refusal.code, path.name, refusal.details) from refusal.__cause__


def _request(path: Path, limits: Limits, csv_encoding: str | None) -> dict[str, Any]:
    return {
        "path": str(path.absolute()),
        "memory": limits.memory,
        "cpu_seconds": limits.cpu_seconds,
        "cells": limits.cells,
        "csv_encoding": csv_encoding,
    }


def _refuse_unopened(path: Path, limits: Limits) -> None:
    """What can be told without opening the file."""
    try:
        size = path.stat().st_size
    except FileNotFoundError as fault:
        raise Refusal("file_missing") from fault
    except (OSError, ValueError) as fault:
        raise Refusal("file_unreadable", reason=getattr(fault, "strerror", None) or str(fault)) from fault
    if path.is_dir():
        raise Refusal("file_is_folder")
    if not path.is_file():
        raise Refusal("workbook_unknown_format")
    if path.name.startswith(LOCK_MARKS):
        raise Refusal("file_is_lock")
    if size == 0:
        raise Refusal("file_empty")
    if size > limits.file_size:
        raise Refusal("workbook_too_large")


@dataclass
class _Assembly:
    """A workbook under construction, frame by frame."""

    name: str
    head: Frame = field(default_factory=dict)
    encoding: str | None = None
    sheets: list[SheetGrid] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Every different text once: the cells of a ledger repeat a few of them, and each copy would be kept."""

    def add(self, frame: Frame) -> None:
        getattr(self, f"_add_{frame['is']}")(frame)

    def _add_file(self, frame: Frame) -> None:
        self.head = frame

    def _add_encoding(self, frame: Frame) -> None:
        self.encoding = frame["name"]

    def _add_warning(self, frame: Frame) -> None:
        code = frame["code"]
        self.warnings.append(Finding(code, "warning", sentence(code, self.name, frame["details"])))

    def _add_sheet(self, frame: Frame) -> None:
        self.sheets.append(
            SheetGrid(
                name=frame["name"] or Path(self.name).stem,
                rows=[],
                visible=frame["visible"],
                merged=tuple(map(tuple, frame["merged"])),
                hidden_rows=frozenset(frame["hidden_rows"]),
                hidden_columns=frozenset(frame["hidden_columns"]),
                formulas_without_value=frozenset(map(tuple, frame.get("formulas", ()))),
                epoch_1904=frame.get("epoch_1904", False),
            )
        )

    def _add_rows(self, frame: Frame) -> None:
        rows: list[list[Raw]] = self.sheets[-1].rows
        once = self.texts.setdefault
        rows.extend(
            [once(cell, cell) if cell.__class__ is str else cell for cell in row] for row in frame["rows"]
        )
        _set_times(rows, frame["times"])

    def finished(self) -> Workbook:
        """The workbook; raises WorkbookError when no sheet has a value."""
        if not any(sheet.rows for sheet in self.sheets):
            raise workbook_error("no_data", self.name)
        return Workbook(
            name=self.name,
            sha256=self.head["sha256"],
            format=self.head["format"],
            sheets=tuple(self.sheets),
            encoding=self.encoding,
            warnings=tuple(self.warnings),
        )


def _set_times(rows: list[list[Raw]], times: Iterable[list[Any]]) -> None:
    for row, column, kind, value in times:
        rows[row][column] = unpacked_time(kind, value)


__all__ = ["Limits", "WorkbookError", "read_workbook"]
