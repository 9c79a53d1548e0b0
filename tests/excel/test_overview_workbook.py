"""The overview as a workbook: every figure as a number, sums as formulas that come to the figure."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lyuliang_desk.messages import use_language
from lyuliang_desk.operations import overview as operations
from lyuliang_desk.overview.figures import Figure, Line, Overview, Table
from lyuliang_desk.store.register import Register

SUM = re.compile(r"=SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)")


def saved(overview: Overview, folder: Path) -> Workbook:
    path = folder / "总览.xlsx"
    operations.save_workbook(overview=overview, path=path)
    return load_workbook(path)


def reckoned(sheet: Worksheet, row: int, column: int) -> int | Decimal:
    """What Excel shows in a cell."""
    value = sheet.cell(row, column).value
    found = SUM.fullmatch(str(value))
    if found is None:
        return Decimal(str(value))
    letter, first, last = found.groups()
    return sum(Decimal(str(sheet[f"{letter}{r}"].value)) for r in range(int(first), int(last) + 1))


HEADING_SIZE = 12
"""Points of a table's title, by which it is told from a line of the same words."""


def place_of(book: Workbook, table: Table) -> tuple[Worksheet, int]:
    """The sheet and the row of a table's title."""
    ((sheet, row),) = [
        (sheet, cell.row)
        for sheet in book.worksheets
        for cell in sheet["A"]
        if cell.value == table.title and cell.font.size == 12
    ]
    return sheet, row


@pytest.mark.parametrize("year", [None, 2025])
def test_every_figure_stands_there_as_a_number(
    sample_register: Register, tmp_path: Path, year: int | None
) -> None:
    overview = operations.figures(register=sample_register, year=year)
    book = saved(overview, tmp_path)
    for table in overview.tables:
        sheet, row = place_of(book, table)
        header = [cell.value for cell in sheet[row + 1] if cell.value is not None]
        assert header == [table.head, *table.columns]
        for down, line in enumerate(table.lines, row + 2):
            assert sheet.cell(down, 1).value == line.label
            for across, figure in enumerate(line.figures, 2):
                per = 1 if figure.unit == "count" else 1_000_000
                assert reckoned(sheet, down, across) * per == figure.value, (table.name, line.label)


def test_totals_are_formulas(sample_overview: Overview, tmp_path: Path) -> None:
    book = saved(sample_overview, tmp_path)
    for table in sample_overview.tables:
        sheet, row = place_of(book, table)
        for down, line in enumerate(table.lines, row + 2):
            cells = [str(sheet.cell(down, across).value) for across in range(2, 2 + len(line.figures))]
            assert [bool(SUM.fullmatch(words)) for words in cells] == [line.is_total] * len(cells)


def test_a_total_that_is_no_sum_of_its_lines_stays_a_number(tmp_path: Path) -> None:
    lines = (Line("甲", (Figure(2, "count"),)), Line("合计", (Figure(3, "count"),), is_total=True))
    sheet = saved(small(lines), tmp_path).worksheets[0]
    assert sheet.cell(sheet.max_row, 2).value == 3


def test_words_never_become_formulas(tmp_path: Path) -> None:
    words = ("=1+1", "+2", "-3", "@SUM(A1)", "\x0b=4")
    lines = tuple(Line(label, (Figure(1, "count"),)) for label in words)
    sheet = saved(small(lines), tmp_path).worksheets[0]
    cells = [cell for cell in sheet["A"] if cell.row > 5 and cell.value]
    assert [cell.value for cell in cells] == ["=1+1", "+2", "-3", "@SUM(A1)", "=4"]
    assert {cell.data_type for cell in cells} <= {"s"}


def test_what_is_short_is_shown_in_the_words_of_the_screen(sample_overview: Overview, tmp_path: Path) -> None:
    sheet, row = place_of(saved(sample_overview, tmp_path), sample_overview.table("promise"))
    cell = sheet.cell(row + 2, 8)
    assert cell.value < 0 and cell.number_format == '#,##0.00;"超额 "#,##0.00"";"已达到"'


def test_the_rules_and_the_day_stand_in_it(sample_overview: Overview, tmp_path: Path) -> None:
    book = saved(sample_overview, tmp_path)
    said = [cell.value for cell in book["统计口径"]["A"] if cell.value]
    assert [words.partition(". ")[2] for words in said[2:]] == list(sample_overview.rules)
    assert all("截至 2026-07-06" in sheet["A2"].value for sheet in book.worksheets)


def test_an_empty_register_in_english(register: Register, tmp_path: Path) -> None:
    use_language("en")
    book = saved(operations.figures(register=register), tmp_path)
    assert "No records" in [cell.value for sheet in book.worksheets for cell in sheet["A"]]
    assert all(len(sheet.title) <= 31 for sheet in book.worksheets)


def test_the_report_and_its_workbook_are_written_together(register: Register, tmp_path: Path) -> None:
    paths = operations.save_report(register=register, year=2025, path=tmp_path / "年报.pdf")
    assert paths == (tmp_path / "年报.pdf", tmp_path / "年报.xlsx")
    assert all(path.stat().st_size for path in paths) and len(list(tmp_path.glob("年报.*"))) == 2
    alone = operations.save_figures(register=register, year=None, path=tmp_path / "数据.xlsx")
    assert load_workbook(alone).sheetnames == [
        "资金",
        "项目",
        "合作协议",
        "团队与人员",
        "其他登记与到期事项",
        "统计口径",
    ]


def small(lines: tuple[Line, ...]) -> Overview:
    from datetime import date

    table = Table("teams", "某表", "项", ("数",), lines)
    return Overview("某处", date(2026, 7, 6), None, (table,), ("某规则",))
