"""Laws that hold for every value type, walked over all of them."""

import importlib
import pkgutil
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from type_reading import CONTEXT

from lyuliang_desk.catalogue import types
from lyuliang_desk.catalogue.codes import code_list
from lyuliang_desk.catalogue.custom import LISTS, ListName, OwnCode
from lyuliang_desk.catalogue.types.base import Raw, Unreadable, ValueType
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.catalogue.types.composites import (
    EducationAndDegree,
    SchoolAndMajor,
    TitleAndPost,
    WorkplaceAndPost,
)
from lyuliang_desk.catalogue.types.credit_code import CreditCode, credit_check
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.email import Email
from lyuliang_desk.catalogue.types.id_number import IdNumber, check_digit
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.named import Named
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.catalogue.types.period import Period
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.reference import Reference
from lyuliang_desk.catalogue.types.result_words import ResultTypeAndNumber
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.catalogue.types.two_in_one import TwoInOne
from lyuliang_desk.catalogue.types.yes_no import YesNo
from lyuliang_desk.messages import use_language

DISCIPLINES = [item.code for item in code_list("gbt13745_discipline_l1").items]
TITLES = [item.code for item in code_list("gbt8561_title").items]
EDUCATIONS = [item.code for item in code_list("gbt4658_education").items]
RESULTS = [item.code for item in code_list("result_type_local").items]
DEGREES = [item.code for item in code_list("gbt6864_degree").items]

days = st.dates(date(1800, 1, 1), date(2100, 12, 31))
partial_dates = st.one_of(
    days.map(PartialDate.of_day),
    days.map(lambda d: PartialDate(d.year, d.month)),
    days.map(lambda d: PartialDate(d.year)),
)
id_numbers = st.builds(
    lambda region, day, order: (first := f"{region}{day:%Y%m%d}{order:03}") + check_digit(first),
    st.sampled_from(["141102", "142331", "110105", "810000", "911124"]),
    st.dates(date(1900, 1, 1), date(1901, 12, 31)),
    st.integers(1, 999),
)
credit_codes = st.builds(
    lambda number: (first := f"91141100PDY{number:05}X") + credit_check(first), st.integers(1, 99999)
)
mobiles = st.integers(13000000000, 19999999999).map(str)
landlines = st.integers(2000000, 8999999).map(lambda n: f"0358-{n}")
chinese_words = st.text("吕梁太原理工大学煤机研究院甲乙丙丁·A1", min_size=2, max_size=12)
names = chinese_words.filter(lambda w: value_of(Link("organisation"), w) == Named(w))
lines = chinese_words.filter(lambda w: value_of(Text(), w) == w)


def value_of(type: ValueType[Any], raw: Raw) -> Any:
    return type.read(raw, CONTEXT).value


def numbered(words: str) -> bool:
    """Whether a text is the number of something, as it would be kept."""
    return (
        words[0].isalnum() and words[-1].isalnum() and value_of(ResultTypeAndNumber(), words) == (None, words)
    )


VALUES: dict[ValueType[Any], st.SearchStrategy[Any]] = {
    Text(): lines,
    Text(5): lines,
    LongText(): st.lists(lines, min_size=1, max_size=4).map("\n".join),
    Code("gbt13745_discipline_l1"): st.sampled_from(DISCIPLINES),
    Code("gbt8561_title", open=True): st.sampled_from([*TITLES, "院士", "特聘专家"]),
    ListName("代码表"): st.sampled_from(list(LISTS)),
    OwnCode("帮扶方式", words=("资金", "技术")): st.sampled_from(["资金", "技术"]),
    Codes("gbt13745_discipline_l1", most=3): st.lists(
        st.sampled_from(DISCIPLINES), min_size=1, max_size=4, unique=True
    ).map(tuple),
    Money(): st.integers(0, 10**17 - 1),
    Money("元"): st.integers(0, 10**17 - 1),
    Money(negative=True): st.integers(-(10**12), 10**12),
    Date(): partial_dates,
    Date("month"): partial_dates.map(lambda d: d.no_finer_than("month")),
    Date("year"): partial_dates.map(lambda d: d.no_finer_than("year")),
    Period(): st.tuples(partial_dates, partial_dates | st.none()) | st.tuples(st.none(), partial_dates),
    Number(): st.integers(-(10**15) + 1, 10**15 - 1),
    Number(2, minimum=0): st.decimals(0, 10**9, places=2),
    YesNo(): st.booleans(),
    Phones(): st.lists(mobiles | landlines, min_size=1, max_size=3, unique=True).map(tuple),
    Email(): st.builds(
        "{}@example.{}".format, st.text("abc.XYZ12", min_size=1), st.sampled_from(["com", "cn"])
    ),
    IdNumber(): id_numbers,
    CreditCode(): credit_codes,
    Link("organisation"): names.map(Named),
    Reference(): st.uuids().map(str),
    Links("organisation"): st.lists(names.map(Named), min_size=1, max_size=3, unique=True).map(tuple),
    EducationAndDegree(): st.tuples(
        st.sampled_from(EDUCATIONS) | st.none(), st.sampled_from(DEGREES) | st.none()
    ).filter(any),
    SchoolAndMajor(): st.tuples(lines | st.none(), lines | st.none()).filter(any),
    WorkplaceAndPost(): st.tuples(names.map(Named) | st.none(), lines | st.none()).filter(any),
    ResultTypeAndNumber(): st.tuples(
        st.sampled_from(RESULTS) | st.none(),
        st.text("ZLSRGBT/.-0123", min_size=2, max_size=20).filter(numbered),
    ).filter(any),
    TitleAndPost(): st.tuples(st.sampled_from(TITLES) | st.none(), lines | st.none()).filter(any),
}
"""Every type, with its options, and its values."""

every_type = pytest.mark.parametrize("type", VALUES, ids=lambda t: repr(t))

raws: st.SearchStrategy[Raw] = st.one_of(
    st.text(),
    st.text("0123456789.-/年月日至今~—约万元亿千人个,，（）无空 \n\t　、；;:Xx×+@a#号转", max_size=24),
    st.text("大学学院公司教授高级工程师院长本科硕士博士研究生学士采矿工程部/、； \n无—", max_size=16),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.floats(0, 100_000),
    st.booleans(),
    st.dates(),
    st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(99)),
    st.none(),
)


def test_every_type_of_the_package_is_walked_here() -> None:
    for module in pkgutil.iter_modules(types.__path__):
        importlib.import_module(f"{types.__name__}.{module.name}")
    waiting, found = [ValueType], set()
    while waiting:
        for subclass in waiting.pop().__subclasses__():
            waiting.append(subclass)
            found.add(subclass)
    assert found - {TwoInOne} == {type(t) for t in VALUES}


def test_names_are_unlike() -> None:
    all_classes = {type(t) for t in VALUES}
    classes = {c for c in all_classes if not any(issubclass(c, o) for o in all_classes - {c})}
    assert len({c.name for c in classes}) == len(classes)


@every_type
@given(data=st.data())
@settings(max_examples=60)
def test_what_is_shown_is_read_back_to_the_same_value(type: ValueType[Any], data: st.DataObject) -> None:
    value = data.draw(VALUES[type])
    for language in ("zh_CN", "en"):
        use_language(language)
        assert type.read(type.show(value), CONTEXT).value == value


@every_type
@given(data=st.data())
@settings(max_examples=40)
def test_what_is_stored_is_loaded_as_the_same_value(type: ValueType[Any], data: st.DataObject) -> None:
    value = data.draw(VALUES[type])
    if isinstance(type, Link | Links | WorkplaceAndPost):
        value = resolved(value)
    stored = type.store(value)
    assert isinstance(stored, int if type.column == "INTEGER" else str)
    assert type.load(stored) == value


@every_type
@given(raw=raws)
@example(raw="/")
@example(raw="/\x1b")
@example(raw="")
@example(raw="至")
@example(raw="/~")
@example(raw="~/")
@example(raw="/至—")
@example(raw="1、:1;:")
@example(raw="1、:2;某某")
@settings(max_examples=150)
def test_anything_is_read_refused_or_empty_and_what_is_read_can_be_read_again(
    type: ValueType[Any], raw: Raw
) -> None:
    use_language("zh_CN")
    try:
        reading = type.read(raw, CONTEXT)
    except Unreadable as refused:
        assert refused.code.isidentifier()
        assert refused.message
        return
    assert all(note.code.isidentifier() and note.message for note in reading.notes)
    if reading.value is not None:
        assert type.read(type.show(reading.value), CONTEXT).value == reading.value
        assert isinstance(type.show_short(reading.value), str)
        assert isinstance(type.search_text(reading.value), str)
        assert isinstance(type.export(reading.value), str | int | bool | list)
        if not isinstance(type, Link | Links | WorkplaceAndPost):
            assert type.load(type.store(reading.value)) == reading.value  # type: ignore[arg-type]


@every_type
@pytest.mark.parametrize("mark", ["—", "——", "-", "/", "……", "N/A", "暂无", "空", " — "])
def test_an_empty_mark_is_empty_with_a_note(type: ValueType[Any], mark: str) -> None:
    reading = type.read(mark, CONTEXT)
    assert reading.value is None
    assert [note.code for note in reading.notes] == ["empty_mark"]


@every_type
@pytest.mark.parametrize("nothing", [None, "", "  ", "　\n"])
def test_an_empty_cell_is_empty_without_a_word(type: ValueType[Any], nothing: Raw) -> None:
    reading = type.read(nothing, CONTEXT)
    assert reading.value is None
    assert reading.notes == ()


@every_type
@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", " #REF! "])
def test_an_error_value_of_excel_is_refused(type: ValueType[Any], error: str) -> None:
    with pytest.raises(Unreadable) as refused:
        type.read(error, CONTEXT)
    assert refused.value.code == "cell_error"


@every_type
@pytest.mark.parametrize("number", [141102190001010017, 1.4110219000101e17, 10**15])
def test_a_number_cell_of_sixteen_digits_has_lost_some(type: ValueType[Any], number: float) -> None:
    with pytest.raises(Unreadable) as refused:
        type.read(number, CONTEXT)
    assert refused.value.code == "precision_lost"


@every_type
@pytest.mark.parametrize("stored", ["\x00", 3.5])
def test_what_was_never_stored_is_not_loaded(type: ValueType[Any], stored: Any) -> None:
    if isinstance(type, Text | LongText | Link | Phones) and isinstance(stored, str):
        return
    if isinstance(type, Code) and type.open and isinstance(stored, str):
        return
    with pytest.raises(ValueError):
        type.load(stored)


def test_times_of_day_are_no_amounts_or_dates() -> None:
    for type in (Money(), Number(), Date(), Period()):
        for raw in (time(8), timedelta(1), True):
            with pytest.raises(Unreadable) as refused:
                type.read(raw, CONTEXT)
            assert refused.value.code == "wrong_sort"


def resolved(value: Any) -> Any:
    """The value with ids in the place of names."""
    if isinstance(value, Named):
        return f"id of {value.words}"
    return tuple(resolved(v) for v in value) if isinstance(value, tuple) else value


def test_a_named_record_cannot_be_stored_before_it_is_resolved() -> None:
    with pytest.raises(TypeError):
        Link("person").store(Named("李明"))


def test_a_decimal_of_a_number_is_scaled_when_stored() -> None:
    assert Number(2).store(Decimal("1.25")) == 125
