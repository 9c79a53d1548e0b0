"""Amounts along the tree of budget subjects: nothing is lost, and every line is what stands below it."""

from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.accounts.subjects import NO_SUBJECT, SUBJECTS, SubjectRow, added, chinese, rows_of
from lyuliang_desk.catalogue.codes import code_list

FEN = st.integers(-(10**13), 10**13)
CODES = sorted(code_list(SUBJECTS).by_code)
OWN = st.dictionaries(
    st.one_of(st.sampled_from(CODES), st.sampled_from(["科普宣传费", "预备费", ""])),
    st.tuples(FEN, FEN),
    max_size=25,
)


def children(rows: list[SubjectRow], place: int) -> list[SubjectRow]:
    """The lines of the next level below a line."""
    found = []
    for row in rows[place + 1 :]:
        if row.level <= rows[place].level:
            break
        if row.level == rows[place].level + 1:
            found.append(row)
    return found


@given(OWN)
def test_the_lines_of_the_first_level_make_the_whole(own: dict[str, tuple[int, int]]) -> None:
    tops = [row.amounts for row in rows_of(own, 2) if row.level == 1]
    assert added(tops, 2) == added(list(own.values()), 2)


@given(OWN)
def test_the_lines_below_a_line_make_it_wherever_one_of_them_has_an_amount(
    own: dict[str, tuple[int, int]],
) -> None:
    rows = rows_of(own, 2)
    for place, row in enumerate(rows):
        below = [child.amounts for child in children(rows, place)]
        if any(any(amounts) for amounts in below):
            assert added(below, 2) == row.amounts


@given(OWN)
def test_every_subject_that_was_given_is_named_once(own: dict[str, tuple[int, int]]) -> None:
    named = [row.subject for row in rows_of(own, 2) if row.subject is not None]
    assert len(named) == len(set(named))
    assert own.keys() <= set(named)


@given(OWN)
def test_the_subjects_stand_in_the_order_of_the_list(own: dict[str, tuple[int, int]]) -> None:
    words = [row.words for row in rows_of(own, 2)]
    known = [item.zh for item in code_list(SUBJECTS).items]
    assert [word for word in words if word in known] == known


def test_the_lines_are_numbered_as_a_document_numbers_its_headings() -> None:
    rows = rows_of({"1.2": (5, 0), "1.2.1": (3, 0), "科普宣传费": (1, 0), "": (2, 0)}, 2)
    lines = {row.words: (row.outline, row.amounts[0]) for row in rows}
    assert lines["直接费用"] == ("一", 8) and lines["业务费"] == ("（二）", 8) and lines["材料费"] == ("1", 3)
    assert lines["未细化部分"] == ("7", 5)
    assert lines["科普宣传费"] == ("三", 1) and lines[NO_SUBJECT] == ("四", 2)


def test_a_subject_whose_parts_are_unknown_needs_no_line_for_the_rest() -> None:
    assert "未细化部分" not in [row.words for row in rows_of({"1.2": (5, 0)}, 2)]


def test_numbers_before_headings() -> None:
    assert [chinese(n) for n in (1, 9, 10, 11, 20, 35)] == ["一", "九", "十", "十一", "二十", "三十五"]
