"""Form files: those of the program, and what is said of a faulty one."""

from pathlib import Path

import pytest

from lyuliang_desk.paperwork.blocks import Grid, Table
from lyuliang_desk.paperwork.formkeys import FormError, Source, fill
from lyuliang_desk.paperwork.forms import form_file, form_files, load_form
from lyuliang_desk.paperwork.page import SHAPES

MINIMAL = """
id = "X"
name = { zh = "表", en = "Form" }
kind = "project"
prints = "rows"
pages = ["A4L"]
[[blocks]]
type = "table"
columns = [{ header = "名称", width = 257, field = "title" }]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "X.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", sorted(form_files()))
def test_every_form_of_the_program_is_sound(name: str) -> None:
    form = load_form(form_file(name))
    assert form.id == name
    assert form.fields
    for block in form.blocks:
        if isinstance(block, Table):
            assert sum(c.width for c in block.columns) == SHAPES[form.pages[0]].usable_width


def test_a_form_is_found_by_its_id_in_either_case() -> None:
    assert form_file("f05").name == "F05.toml"
    with pytest.raises(FormError, match="F05"):
        form_file("F99")


@pytest.mark.parametrize(
    ("name", "widths"),
    [
        ("F05", [8, 24, 50, 16, 30, 30, 14, 22, 18, 16, 11, 24, 15, 15, 14, 15, 15, 15, 14, 14]),
        ("F09", [8, 15, 8, 10, 15, 36, 14, 12, 12, 34, 34, 16, 13, 22, 8]),
    ],
)
def test_columns_have_the_customary_widths(name: str, widths: list[float]) -> None:
    table = next(block for block in load_form(form_file(name)).blocks if isinstance(block, Table))
    assert [column.width for column in table.columns] == widths


def test_the_application_asks_for_fields_of_linked_records() -> None:
    assert {"lead_organisation.credit_code", "leader.id_number", "members.task", "abstract"} <= load_form(
        form_file("F01")
    ).fields


def test_a_grid_fills_the_page() -> None:
    grids = [block for block in load_form(form_file("F01")).blocks if isinstance(block, Grid)]
    assert all(sum(c.label_width + c.width for c in row) == 156 for grid in grids for row in grid.rows)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("width = 257", "width = 250"), "250"),
        (("width = 257", 'width = "breit"'), r"columns\[1\]\.width"),
        (("width = 257, ", ""), "width"),
        (("header", "heading"), "heading"),
        (('type = "table"', 'type = "tabel"'), "tabel"),
        (('pages = ["A4L"]', 'pages = ["B5"]'), "A4P"),
        (('prints = "rows"', 'prints = "all"'), "record"),
        (('id = "X"', "id = X"), "X.toml"),
        (('id = "X"', 'id = "X"\npage_number = "第 {seite} 页"'), "page_number"),
    ],
)
def test_a_faulty_form_file_is_told_with_place_and_reason(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    load_form(written(tmp_path, MINIMAL))
    with pytest.raises(FormError, match=told):
        load_form(written(tmp_path, MINIMAL.replace(*change)))


def test_a_form_file_that_is_missing_or_not_utf_8_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"X\.toml"):
        load_form(tmp_path / "X.toml")
    (tmp_path / "X.toml").write_bytes("表".encode("gb18030"))
    with pytest.raises(FormError, match="UTF-8"):
        load_form(tmp_path / "X.toml")


def test_a_cell_is_filled_from_one_field_or_several() -> None:
    values = {"start": "2021.03", "end": "2023.12", "school": "某大学"}
    assert Source(("start", "end"), "—").value(values) == "2021.03—2023.12"
    assert Source(("school", "major")).value(values) == "某大学"
    assert Source(("#",)).value(values, 7) == "7"
    assert Source(("other",)).value(values) == ""


def test_a_line_is_filled_in_or_left_to_be_written() -> None:
    assert fill("填报单位：{unit}，{date|　年　月}", {"unit": "甲"}) == "填报单位：甲，　年　月"
