"""The yearly report: every figure of the overview stands on paper, in Chinese, the same bytes each time."""

from collections.abc import Callable

import pytest

from lyuliang_desk import operations as operations_of_records
from lyuliang_desk.catalogue.rules.capitals import in_capitals
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.messages import language, use_language
from lyuliang_desk.operations import overview as operations
from lyuliang_desk.overview.figures import Overview
from lyuliang_desk.overview.words import shown
from lyuliang_desk.store.register import Register

ReadBack = Callable[[bytes], list[str]]


def without_gaps(pages: list[str]) -> str:
    return "".join("".join(pages).split())


def test_every_figure_and_every_word_stands_in_it(
    sample_register: Register, sample_overview: Overview, read_back: ReadBack
) -> None:
    pdf = operations.print_report(register=sample_register, year=None)
    pages = read_back(pdf)
    text = without_gaps(pages)
    for table in sample_overview.tables:
        assert without_gaps([table.title]) in text
        start = text.index(without_gaps([table.title]))
        for line in table.lines:
            row = without_gaps([line.label, *map(shown, line.figures)])
            assert row in text[start:], (table.name, row)
    for figure in sample_overview.table("promise").lines[-1].figures:
        assert in_capitals(abs(figure.value)) in text
    for rule in sample_overview.rules:
        assert without_gaps([rule]) in text
    for number, page in enumerate(pages, 1):
        assert f"第 {number} 页 共 {len(pages)} 页" in page
    assert "截至2026年" in text and "填报单位：吕梁产业技术研究院（样例）" in text


def test_the_same_register_gives_the_same_bytes(sample_register: Register) -> None:
    first = operations.print_report(register=sample_register, year=2025)
    assert first == operations.print_report(register=sample_register, year=2025)
    assert first != operations.print_report(register=sample_register, year=2024)


def test_it_is_chinese_whatever_is_spoken(register: Register) -> None:
    chinese = operations.print_report(register=register, year=None)
    use_language("en")
    assert operations.print_report(register=register, year=None) == chinese
    assert language() == "en"


def test_an_empty_register_has_a_report(register: Register, read_back: ReadBack) -> None:
    text = without_gaps(read_back(operations.print_report(register=register, year=2026)))
    assert "统计期间：2026年度" in text and "无记录。" in text and "人民币壹拾亿元整" in text


def test_it_tells_how_far_it_is_table_by_table(register: Register) -> None:
    told: list[tuple[int, int]] = []
    operations.print_report(register=register, year=None, progress=lambda done, of: told.append((done, of)))
    count = len(operations.with_findings(register=register, year=None).tables)
    assert told == [(done, count) for done in range(count + 1)]


def test_rounded_lines_that_miss_the_sum_are_explained(register: Register, read_back: ReadBack) -> None:
    for county, fen in (("141121", 333_300_004_000), ("141122", 333_300_004_000)):
        values = {"title": f"项目{county}", "county": county, "total_budget": fen}
        operations_of_records.save_record(register=register, kind="project", record_id=None, values=values)
    text = without_gaps(read_back(operations.print_report(register=register, year=None)))
    assert "合计的准确数为：总投资666600.008万元。" in text


def test_it_can_be_stopped(register: Register) -> None:
    with pytest.raises(Cancelled):
        operations.print_report(register=register, year=None, cancelled=lambda: True)
