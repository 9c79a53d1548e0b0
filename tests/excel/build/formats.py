"""Every format by its name."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.excel.build.csv_file import write_csv
from tests.excel.build.model import Sheet
from tests.excel.build.ods import write_ods
from tests.excel.build.xls import write_xls
from tests.excel.build.xlsb import write_xlsb
from tests.excel.build.xlsx import write_xlsx

WRITERS: dict[str, Callable[[Path, Sequence[Sheet]], Path]] = {
    "xlsx": write_xlsx,
    "xls": write_xls,
    "xlsb": write_xlsb,
    "ods": write_ods,
    "csv": write_csv,
}
SPREADSHEETS = ("xlsx", "xls", "xlsb", "ods")


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> Path:
    """Write in the format that the path's ending names."""
    return WRITERS[path.suffix.removeprefix(".")](path, sheets)
