"""The text on the clipboard, as Excel, WPS and LibreOffice write it, back to cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.excel.pasting.block import Block, parse_block

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=8)


@st.composite
def blocks(draw: st.DrawFn, cells: st.SearchStrategy[str] = CELLS) -> Block:
    """A block whose last row and last column hold something: what else is copied with them is left out."""
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    block = [[draw(cells) for _ in range(width)] for _ in range(height)]
    block[-1][-1] = draw(cells.filter(str.strip))
    return block


def as_excel(block: Block) -> str:
    """Quotes around a cell with a line break or a tab in it, and a line break after each row."""
    return "".join(
        "\t".join(f'"{c.replace(chr(34), chr(34) * 2)}"' if "\n" in c or "\t" in c else c for c in row)
        + "\r\n"
        for row in block
    )


def as_libreoffice(block: Block) -> str:
    """Quotes around a cell with quotes in it, too, and no line break at the end."""
    return "\n".join(
        "\t".join(f'"{c.replace(chr(34), chr(34) * 2)}"' if {*'\n\t"'} & {*c} else c for c in row)
        for row in block
    )


@given(blocks(CELLS.filter(lambda cell: not cell.startswith('"'))))
def test_whatever_excel_copies_is_read_back(block: Block) -> None:
    assert parse_block(as_excel(block)) == block


@given(blocks())
def test_whatever_libreoffice_copies_is_read_back(block: Block) -> None:
    assert parse_block(as_libreoffice(block)) == block


@given(st.text(st.sampled_from('"\t\n\r\0 a红'), max_size=30))
def test_any_text_at_all_gives_rows_of_one_length_and_loses_no_letter(text: str) -> None:
    block = parse_block(text)
    assert len({len(row) for row in block}) <= 1
    kept = "".join(cell for row in block for cell in row)
    assert [c for c in kept if c in "a红"] == [c for c in text if c in "a红"]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("\r\n", []),
        ("甲\t乙\r\n", [["甲", "乙"]]),
        ("甲\t\r\n\t乙\r\n\r\n\t\r\n", [["甲", ""], ["", "乙"]]),
        ("甲\r\n乙\t丙", [["甲", ""], ["乙", "丙"]]),
        ('"第一行\r\n第二行"\t乙', [["第一行\n第二行", "乙"]]),
        ('"他说""好""\n"\t乙', [['他说"好"\n', "乙"]]),
        ('"三晋英才"计划\t乙', [['"三晋英才"计划', "乙"]]),
        ('"三晋英才"\t乙', [['"三晋英才"', "乙"]]),
        ('5"管\t"未完', [['5"管', '"未完']]),
        ("甲\0", [["甲"]]),
    ],
)
def test_the_oddities_of_each_program(text: str, block: Block) -> None:
    assert parse_block(text) == block
