"""How Chinese text is broken into lines."""

from collections import defaultdict
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from lyuliang_desk.paperwork.linebreak import (
    NEVER_FIRST,
    NEVER_LAST,
    balanced,
    break_lines,
    pieces_of,
    spread_gap,
    unbreakable_width,
)


class Widths(defaultdict[str, float]):
    """Full width for Chinese, half for Latin."""

    def __missing__(self, character: str) -> float:
        return 0.5 if ord(character) < 0x2000 else 1.0


WIDTHS = Widths()
MIXED = st.text(alphabet="吕梁产业技术，。、；（）《》“”……——·2021.abc-% 　\n", max_size=120)


def texts(text: str, width: float, **options: float) -> list[str]:
    return [line.text for line in break_lines(text, width, WIDTHS, **options)]


def test_a_text_that_fits_is_one_line() -> None:
    assert texts("吕梁市", 3) == ["吕梁市"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert texts("", 10) == [""]


def test_written_line_ends_are_kept() -> None:
    assert texts("一\n\n二", 10) == ["一", "", "二"]


def test_a_comma_never_begins_a_line() -> None:
    assert texts("一二三四五，六", 5) == ["一二三四", "五，六"]


def test_a_closing_mark_at_the_end_counts_half() -> None:
    assert texts("一二三四，六", 4.5) == ["一二三四，", "六"]


def test_an_opening_bracket_never_ends_a_line() -> None:
    assert texts("一二三四（五）", 5) == ["一二三四", "（五）"]


def test_a_dash_and_an_ellipsis_are_not_torn() -> None:
    assert texts("一二三——四", 4) == ["一二", "三——四"]
    assert texts("一二三……四", 4) == ["一二", "三……四"]


def test_words_and_numbers_stay_whole() -> None:
    assert texts("总投资1,234.56万元", 5) == ["总投资", "1,234.56万", "元"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert texts("141102190001010017", 4) == ["14110219", "00010100", "17"]


def test_the_space_at_a_break_is_left_out() -> None:
    assert texts("one two three", 3.5) == ["one two", "three"]


def test_the_first_line_of_each_paragraph_is_indented() -> None:
    lines = break_lines("一二三四五六\n七八", 4, WIDTHS, indent=2)
    assert [(line.text, line.indent) for line in lines] == [("一二", 2), ("三四五六", 0), ("七八", 2)]


def test_lines_are_spread_but_not_the_last_of_a_paragraph() -> None:
    first, last = break_lines("一二三 四五六七", 3.5, WIDTHS)[:2]
    assert spread_gap(first, 3.5) == 0.25
    assert spread_gap(break_lines("一二", 4, WIDTHS)[0], 4) == 0.0
    assert last.text == "四五六"


def test_a_title_is_broken_into_lines_of_equal_length() -> None:
    assert [line.text for line in balanced("一二三四五六七八九十", 9, WIDTHS)] == ["一二三四五", "六七八九十"]


def test_the_widest_piece_decides_the_size_of_type() -> None:
    assert unbreakable_width("身份证141102190001010017", WIDTHS) == 9.0


@given(MIXED)
def test_pieces_are_the_text_again(text: str) -> None:
    assert "".join(pieces_of(text)) == text


@given(MIXED, st.integers(2, 20))
def test_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    assert "".join("".join(texts(text, width)).split()) == "".join(text.split())


@given(MIXED, st.integers(1, 20), st.sampled_from([0.0, 2.0]))
@example("— ", 1, 2.0)
def test_no_line_is_wider_than_its_width(text: str, width: int, indent: float) -> None:
    assert all(
        line.indent + line.width <= width + 1e-6
        for line in break_lines(text, width, WIDTHS, indent=indent)
        if len(line.pieces) > 1
    )


@given(MIXED, st.integers(6, 20))
def test_forbidden_marks_stand_at_an_edge_only_for_want_of_another_place(text: str, width: int) -> None:
    for paragraph in text.split("\n"):
        lines = texts(paragraph, width)
        for before, after in pairwise(lines):
            if not may_break(before, after):
                words = [piece for piece in pieces_of(before) if not piece.isspace()]
                assert not any(may_break(b, a) for b, a in pairwise(words))


def may_break(before: str, after: str) -> bool:
    return after.strip()[:1] not in NEVER_FIRST and before.strip()[-1:] not in NEVER_LAST
