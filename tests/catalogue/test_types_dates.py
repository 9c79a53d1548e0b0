"""Dates and periods as workbooks write them."""

from datetime import date, datetime

import pytest
from type_reading import TODAY, notes, refusal, value

from lyuliang_desk.catalogue.types.base import Raw, ReadingContext
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.partial_date import PartialDate, Precision
from lyuliang_desk.catalogue.types.period import Period
from lyuliang_desk.messages import use_language


def stored(raw: Raw, type: Date | None = None) -> str | None:
    read = value(type or Date(), raw)
    return None if read is None else str(read)


@pytest.mark.parametrize(
    "written",
    [
        "2021.3",
        "2021.03",
        "2021年3月",
        "2021 年 3 月",
        "2021年03月",
        "2021-3",
        "2021/3",
        "202103",
        "２０２１．３",
        "二〇二一年三月",
        "二○二一年三月",
        "二零二一年三月",
        "2021.3.",
        202103,
        202103.0,
        2021.3,
        2021.03,
    ],
)
def test_a_month(written: Raw) -> None:
    assert stored(written) == "2021-03"
    assert notes(Date(), written) == []


@pytest.mark.parametrize(
    "written",
    [
        "2021-3-1",
        "2021-03-01",
        "2021/3/1",
        "2021.3.1",
        "2021年3月1日",
        "20210301",
        20210301.0,
        "20210301 00:00:00",
        "2021-03-01 00:00:00",
        "2021-03-01T00:00:00",
        "二〇二一年三月一日",
        date(2021, 3, 1),
        datetime(2021, 3, 1),
    ],
)
def test_a_day(written: Raw) -> None:
    assert stored(written) == "2021-03-01"
    assert notes(Date(), written) == []


@pytest.mark.parametrize("written", ["2021", "2021年", "2021年度", 2021, 2021.0])
def test_a_year(written: Raw) -> None:
    assert stored(written) == "2021"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("二〇二一年十月", "2021-10"),
        ("二〇二一年十二月三十一日", "2021-12-31"),
        ("二〇二一年十月二十日", "2021-10-20"),
        ("二〇二一年元月", "2021-01"),
    ],
)
def test_chinese_numerals(written: str, iso: str) -> None:
    assert stored(written) == iso


def test_october_as_text_is_october_and_as_a_number_unknowable() -> None:
    assert stored("2021.10") == "2021-10"
    assert stored("2021.1") == "2021-01"
    assert refusal(Date(), 2021.10) == "date_ambiguous_month"
    assert stored(2021.11) == "2021-11"


def test_serials_count_from_1900_or_1904() -> None:
    assert stored(44256) == stored(44256.5) == stored("44256") == "2021-03-01"
    assert notes(Date(), 44256) == ["warning serial_date"]
    assert str(value(Date(), 44256, ReadingContext(TODAY, epoch_1904=True))) == "2025-03-02"
    assert refusal(Date(), 99999) == "date_year_range"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("21.3", "date_two_digit_year"),
        ("'21.3", "date_two_digit_year"),
        ("21年3月", "date_two_digit_year"),
        ("3/1/2021", "date_order"),
        ("2021-02-29", "date_no_such_day"),
        ("2021-13", "date_no_such_month"),
        (2021.13, "date_no_such_month"),
        ("2021.00", "date_no_such_month"),
        ("202100", "date_no_such_month"),
        ("2021-03-00", "date_no_such_day"),
        ("1021-03", "date_year_range"),
        ("210301", "date_year_range"),
        ("2021年3月上旬", "date_unreadable"),
        ("今", "date_unreadable"),
        ("至今", "date_unreadable"),
        ("春天", "date_unreadable"),
        (3, "date_unreadable"),
    ],
)
def test_what_is_no_date_or_two_is_refused(written: Raw, code: str) -> None:
    assert refusal(Date(), written) == code


@pytest.mark.parametrize("written", ["9999", 9999, "9999-12-31", "99991231"])
def test_the_unknown_date_is_empty(written: Raw) -> None:
    assert stored(written) is None
    assert notes(Date(), written) == ["note date_unknown"]


def test_a_date_not_yet_known_is_empty() -> None:
    assert stored("待定") is None
    assert notes(Date(), "待定") == ["note empty_mark"]


def test_a_field_drops_what_it_does_not_keep() -> None:
    for raw in ("2021-3-1", date(2021, 3, 1)):
        assert stored(raw, Date("month")) == "2021-03"
        assert notes(Date("month"), raw) == ["note day_dropped"]
    assert stored("2021.3", Date("year")) == "2021"
    assert notes(Date("year"), "2021.3") == ["note month_dropped"]
    assert notes(Date("month"), "2021") == []


def test_the_time_of_day_is_dropped_with_a_note() -> None:
    for raw in ("2021-03-01 08:30", datetime(2021, 3, 1, 8, 30)):
        assert stored(raw) == "2021-03-01"
        assert notes(Date(), raw) == ["note time_dropped"]


def test_a_partial_date_covers_its_days() -> None:
    assert PartialDate(2024, 2).last_day() == date(2024, 2, 29)
    assert PartialDate(2021).first_day() == date(2021, 1, 1)
    assert PartialDate(2021).last_day() == date(2021, 12, 31)
    assert PartialDate(2021, 3, 1).last_day() == date(2021, 3, 1)
    assert [PartialDate.parse(iso).precision for iso in ("2021", "2021-03", "2021-03-01")] == [
        "year",
        "month",
        "day",
    ]


@pytest.mark.parametrize(
    "iso", ["2021-3", "2021-13", "2021-00", "2021-03-00", "2021-02-30", "21", "2021-03-01T00"]
)
def test_only_what_was_stored_is_parsed(iso: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(iso)


def test_dates_are_shown_with_hyphens_and_on_paper_with_dots() -> None:
    assert Date().show(PartialDate(2021, 3)) == "2021-03"
    assert Date().show_short(PartialDate(2021, 3)) == "2021.03"


def period(raw: Raw) -> str | None:
    read = value(Period(), raw)
    return None if read is None else Period().store(read)


@pytest.mark.parametrize(
    "written",
    [
        "2021.3-2023.12",
        "2021.03—2023.12",
        "2021.3~2023.12",
        "2021.3－2023.12",
        "2021年3月至2023年12月",
        "2021年3月—2023年12月",
        "2021 年 3 月 - 2023 年 12 月",
        "2021-03-2023-12",
        "2021-03至2023-12",
        "202103-202312",
        "2021.3\n2023.12",
        "2021年3月 2023年12月",
        "（2021.3-2023.12）",
        "２０２１．３－２０２３．１２",
        "二〇二一年三月至二〇二三年十二月",
        "2021.3到2023.12",
        "2021.3一2023.12",
    ],
)
def test_a_period_of_months(written: str) -> None:
    assert period(written) == "2021-03/2023-12"
    assert notes(Period(), written) == []


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021/3/1-2023/2/28", "2021-03-01/2023-02-28"),
        ("2021-03-01至2024-02-29", "2021-03-01/2024-02-29"),
        ("2021-03-01-2024-02-29", "2021-03-01/2024-02-29"),
        ("20210301-20231231", "2021-03-01/2023-12-31"),
        ("2021-2023", "2021/2023"),
        ("2021-2023年度", "2021/2023"),
        ("2021.1-2022.10", "2021-01/2022-10"),
    ],
)
def test_a_period_of_days_or_years(written: str, iso: str) -> None:
    assert period(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "自2021年3月至2023年12月",
        "从2021.3到2023.12",
        "2021年3月起至2023年12月止",
        "2021.3-2023.12（3年）",
        "2021.3-2023.12共34个月",
        "2021.3-2023.12，共三年",
    ],
)
def test_the_words_around_a_period_are_left_out_with_a_note(written: str) -> None:
    assert period(written) == "2021-03/2023-12"
    assert notes(Period(), written) == ["note respelled"]


@pytest.mark.parametrize(
    "written", ["2021.3-至今", "2021.3至今", "2021.3-今", "2021年3月起", "2021.3-", "2021.3—"]
)
def test_a_period_without_an_end(written: str) -> None:
    assert period(written) == "2021-03/.."
    assert notes(Period(), written) == ["note period_open"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021.3-12", "2021-03/2021-12"),
        ("2021年3月-12月", "2021-03/2021-12"),
        ("2021年3-12月", "2021-03/2021-12"),
        ("2021.3.1-5.30", "2021-03-01/2021-05-30"),
    ],
)
def test_an_end_in_the_same_year_is_told_of(written: str, iso: str) -> None:
    assert period(written) == iso
    assert notes(Period(), written) == ["note same_year"]


@pytest.mark.parametrize("written", ["2021.3", "2021-03", "2021年3月", 2021.3])
def test_one_date_is_the_start_with_a_warning(written: Raw) -> None:
    assert period(written) == "2021-03/.."
    assert notes(Period(), written) == ["warning period_start_only"]


def test_an_end_alone_is_told_of() -> None:
    assert period("至2023.12") == "../2023-12"
    assert notes(Period(), "至2023.12") == ["warning period_without_start"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2021.9-3", "period_unclear"),
        ("36个月", "period_unclear"),
        ("2021.3-2023.13", "date_no_such_month"),
        ("2021.3~2022.3~2023.3", "period_unclear"),
        (2021.1, "date_ambiguous_month"),
        ("21.3-23.12", "period_unclear"),
    ],
)
def test_what_is_no_period_is_refused(written: Raw, code: str) -> None:
    assert refusal(Period(), written) == code


def test_periods_are_shown_in_words_and_on_paper_with_dots() -> None:
    whole = (PartialDate(2021, 3), PartialDate(2023, 12))
    assert Period().show(whole) == "2021-03 至 2023-12"
    assert Period().show((PartialDate(2021, 3), None)) == "2021-03 至今"
    assert Period().show_short(whole) == "2021.03-2023.12"
    assert Period().show_short((PartialDate(2021, 3), None)) == "2021.03-至今"
    use_language("en")
    assert Period().show(whole) == "2021-03 to 2023-12"


def test_a_period_keeps_no_finer_than_its_fields() -> None:
    assert Period("month").store(value(Period("month"), "2021-03-01至2024-02-29")) == "2021-03/2024-02"


@pytest.mark.parametrize(("finest", "stored"), [("year", "2024-03"), ("month", "2024-03-01")])
def test_a_stored_date_finer_than_its_field_keeps_is_a_fault(finest: Precision, stored: str) -> None:
    with pytest.raises(ValueError, match="no finer"):
        Date(finest).load(stored)
