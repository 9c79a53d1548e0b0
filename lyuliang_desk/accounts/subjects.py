"""Amounts along the tree of budget subjects (国办发〔2021〕32号): a parent is what its children are, and what is its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lyuliang_desk.catalogue.codes import code_list

SUBJECTS = "budget_subject_2021"
NO_SUBJECT = "未注明科目"  # paper is Chinese, whatever the window speaks
_REST = "未细化部分"
_DIGITS = "〇一二三四五六七八九"

Amounts = tuple[int, ...]
"""Fen, one for each column that is added up."""


@dataclass(frozen=True)
class SubjectRow:
    """A line of a budget: ``outline`` is 一, （一） or 1 by its ``level``.

    ``subject`` is the code, or the words, under which its own amounts were given; None for a line that only adds up.
    """

    outline: str
    words: str
    level: int
    subject: str | None
    amounts: Amounts


def rows_of(own: Mapping[str, Amounts], columns: int) -> list[SubjectRow]:
    """All subjects in the order of the list, parents summed up, then what stands under words of no list.

    Where a parent has an amount of its own beside its children's, a last child takes it, so that the lines below
    always make the line above. The lines of level 1 make the whole.
    """
    codes = code_list(SUBJECTS).by_code
    rows: list[SubjectRow] = []
    tops = [code for code in codes if "." not in code]
    for place, code in enumerate(tops, 1):
        rows.extend(_branch(code, place, own, columns))
    strange = [words for words in own if words not in codes]
    for place, words in enumerate(strange, len(tops) + 1):
        rows.append(SubjectRow(outline(place, 1), words or NO_SUBJECT, 1, words, own[words]))
    return rows


def outline(place: int, level: int) -> str:
    """一, （一）, 1: how the lines of a budget are numbered (GB/T 9704-2012)."""
    if level == 1:
        return chinese(place)
    return f"（{chinese(place)}）" if level == 2 else str(place)


def chinese(number: int) -> str:
    """A number up to 99 as it stands before a heading: 十二, 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def added(amounts: Sequence[Amounts], columns: int) -> Amounts:
    """The sum, column by column."""
    return tuple(sum(one[column] for one in amounts) for column in range(columns))


def _branch(code: str, place: int, own: Mapping[str, Amounts], columns: int) -> Iterator[SubjectRow]:
    """A subject and all below it."""
    codes = code_list(SUBJECTS).by_code
    level = code.count(".") + 1
    children = [one for one in codes if one.rpartition(".")[0] == code]
    below = [list(_branch(child, number, own, columns)) for number, child in enumerate(children, 1)]
    mine = own.get(code, (0,) * columns)
    whole = added([mine, *(rows[0].amounts for rows in below)], columns)
    rest = any(mine) and any(any(rows[0].amounts) for rows in below)
    yield SubjectRow(outline(place, level), codes[code].zh, level, None if rest else code, whole)
    for rows in below:
        yield from rows
    if rest:
        yield SubjectRow(outline(len(children) + 1, level + 1), _REST, level + 1, code, mine)
