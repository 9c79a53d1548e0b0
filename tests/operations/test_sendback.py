"""The send-back kit: the county's own workbook marked, the wrong rows alone, and one page to be signed."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.operations import parking, sendback
from lyuliang_desk.operations.sendback import Kit, Written
from lyuliang_desk.store.register import Register
from tests.excel.build.csv_file import write_csv
from tests.excel.build.model import Sheet
from tests.excel.build.xls import write_xls
from tests.excel.sent_back_books import (
    BAD_MONEY,
    BAD_PERIOD,
    GOOD,
    HEADER,
    RIGHT_MONEY,
    RIGHT_PERIOD,
    ledger,
    planned,
)
from tests.ui.importing_books import county_workbook

TOUCHED = {
    "[Content_Types].xml",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
}


def dressed(path: Path) -> Path:
    """The ledger as a county dresses it: a picture, somebody's comment, a list to choose from, a hidden column, a formula."""
    ledger(path, GOOD, BAD_PERIOD, BAD_MONEY)
    book = openpyxl.load_workbook(path)
    sheet = book["项目台账"]
    sheet.merge_cells("A1:H1")
    picture = BytesIO()
    Picture.new("RGB", (8, 8), "red").save(picture, "png")
    sheet.add_image(Image(picture), "J10")
    sheet["H6"].comment = Comment("财务还没核", "小王")
    sheet["C4"].comment = Comment("不要动", "小王")
    rule = DataValidation(type="list", formula1='"是,否"')
    rule.add("F4:F9")
    sheet.add_data_validation(rule)
    sheet.column_dimensions["F"].hidden = True
    sheet["G5"].font, sheet["G5"].number_format = Font(name="仿宋", bold=True), "@"
    sheet["G4"].fill = PatternFill("solid", "FF00FF00")
    notes = book.create_sheet("说明")
    notes["A1"], notes["A2"] = "=1+1", "填报说明"
    book.save(path)
    return path


def sent(register: Register, path: Path, kit: Kit = Kit()) -> Written:  # noqa: B008 - a frozen value
    folder = path.parent / "退回"
    folder.mkdir(exist_ok=True)
    return sendback.write_kit(
        register=register, plan=planned(register, path), path=path, folder=folder, kit=kit
    )


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf_text(path: Path) -> str:
    book = pypdfium2.PdfDocument(path)
    assert len(book) == 1
    return str(book[0].get_textpage().get_text_bounded()).replace("\r\n", "").replace("\n", "")


def test_everything_but_the_marked_members_stays_byte_for_byte(register: Register, tmp_path: Path) -> None:
    path = dressed(tmp_path / "柳林县2023.xlsx")
    before = members(path)
    marked = members(sent(register, path).paths[0])
    assert before.keys() <= marked.keys()
    changed = {name for name in before if before[name] != marked[name]}
    assert "xl/worksheets/sheet1.xml" in changed
    assert all(name in TOUCHED or "comment" in name.lower() or "vml" in name.lower() for name in changed), (
        changed
    )


def test_the_file_itself_is_never_touched(register: Register, tmp_path: Path) -> None:
    path = dressed(tmp_path / "柳林县2023.xlsx")
    before = path.read_bytes()
    sent(register, path)
    assert path.read_bytes() == before


def test_values_and_formulas_stay_where_they_were(register: Register, tmp_path: Path) -> None:
    path = dressed(tmp_path / "柳林县2023.xlsx")
    was, now = openpyxl.load_workbook(path), openpyxl.load_workbook(sent(register, path).paths[0])
    for sheet in was:
        for row in sheet.iter_rows():
            for cell in row:
                assert now[sheet.title][cell.coordinate].value == cell.value
    assert now["项目台账"].column_dimensions["F"].hidden
    assert now["项目台账"].data_validations.dataValidation[0].formula1 == '"是,否"'
    assert len(now["项目台账"]._images) == 1


def test_wrong_cells_are_coloured_commented_and_explained(register: Register, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(sent(register, dressed(tmp_path / "柳林县2023.xlsx")).paths[0])["项目台账"]
    assert sheet["G5"].fill.fgColor.rgb == "FFFFC7CE" and sheet["G5"].font.bold
    assert sheet["G5"].number_format == "@" and sheet["G5"].font.name == "仿宋"
    assert "请填写完整年月" in sheet["G5"].comment.text
    assert sheet["G4"].fill.fgColor.rgb == "FF00FF00" and sheet["H5"].comment is None
    assert sheet["I3"].value == "错误说明"
    assert sheet["I5"].value.startswith("G5：") and sheet["I6"].value.startswith("H6：")
    assert sheet["I4"].value is None


def test_a_comment_that_was_there_is_kept_above_ours(register: Register, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(sent(register, dressed(tmp_path / "柳林县2023.xlsx")).paths[0])["项目台账"]
    assert sheet["H6"].comment.text.startswith("财务还没核") and "阿拉伯数字" in sheet["H6"].comment.text
    assert sheet["C4"].comment.text == "不要动"


def test_a_header_of_two_rows_gets_a_merged_cell_beside_it(register: Register, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sent(register, county_workbook(tmp_path / "临县.xlsx")).paths[0])
    assert book["项目台账"]["K3"].value == "错误说明"
    assert "K3:K4" in {str(area) for area in book["项目台账"].merged_cells.ranges}


def test_the_marked_workbook_imports_again_as_the_old_one_did(register: Register, tmp_path: Path) -> None:
    path = county_workbook(tmp_path / "临县.xlsx")
    was = planned(register, path)
    now = planned(register, sent(register, path).paths[0])
    assert [s.balance() for s in now.sheets] == [s.balance() for s in was.sheets]
    assert [[(f.cell, f.code) for f in s.findings] for s in now.sheets] == [
        [(f.cell, f.code) for f in s.findings] for s in was.sheets
    ]


def test_a_copy_of_the_wrong_rows_says_which_they_were(register: Register, tmp_path: Path) -> None:
    path = dressed(tmp_path / "柳林县2023.xlsx")
    kit = Kit(marked=False, only_errors=True, letter=False)
    (copy,) = sent(register, path, kit).paths
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames == ["项目台账"]
    rows = list(book["项目台账"].iter_rows(min_row=3, values_only=True))
    assert rows[0] == (*HEADER, "原行号", "错误说明")
    assert [row[:9] for row in rows[1:]] == [(*BAD_PERIOD, 5), (*BAD_MONEY, 6)]
    plan = planned(register, copy)
    assert [s.balance()["refused"] for s in plan.sheets] == [2]
    assert {f.code for f in plan.sheets[0].findings} == {"hidden_column"}


@pytest.mark.parametrize("write", [write_xls, write_csv])
def test_other_formats_come_back_as_a_new_workbook_of_the_same_values(
    register: Register, tmp_path: Path, write: object
) -> None:
    rows = [["2023年度市校合作项目台账"], list(HEADER), list(GOOD), list(BAD_PERIOD)]
    width = len(HEADER)
    filled = [[*row, *[None] * (width - len(row))] for row in rows]
    name = "台账.xls" if write is write_xls else "台账.csv"
    path = write(tmp_path / name, [Sheet(filled, name="台账")])  # type: ignore[operator]
    written = sent(register, path)
    assert written.anew and written.paths[0].name == "台账-退回.xlsx"
    sheet = openpyxl.load_workbook(written.paths[0]).active
    assert sheet["C3"].value == GOOD[2] and sheet["B4"].value == BAD_PERIOD[1]
    assert sheet["I2"].value == "错误说明" and sheet["I4"].value.startswith("G4：")


def test_the_letter_is_one_page_in_official_words(register: Register, tmp_path: Path) -> None:
    written = sent(register, dressed(tmp_path / "柳林县2023.xlsx"))
    text = pdf_text(written.paths[1])
    for words in (
        "报送材料退回意见",
        "柳林县某某局",
        "柳林县2023.xlsx",
        "G5",
        "2023.13",
        "签收单位（盖章）",
        "2026年7月6日",
    ):
        assert words in text
    assert "其余" not in text


def test_a_long_list_stays_on_one_page_and_is_counted(register: Register, tmp_path: Path) -> None:
    rows = [(n, f"LLKJ-{n:04}", f"第{n}号示范项目", *BAD_PERIOD[3:]) for n in range(1, 61)]
    written = sent(register, ledger(tmp_path / "柳林县2023.xlsx", *rows), Kit(marked=False))
    text = pdf_text(written.paths[0])
    assert "其余" in text and "处见附件表格" in text and written.problems == 60


def test_a_file_that_changed_since_it_was_read_is_not_marked(register: Register, tmp_path: Path) -> None:
    path = ledger(tmp_path / "柳林县2023.xlsx", GOOD, BAD_PERIOD)
    plan = planned(register, path)
    ledger(path, GOOD, BAD_MONEY)
    with pytest.raises(WorldError) as fault:
        sendback.write_kit(register=register, plan=plan, path=path, folder=tmp_path, kit=Kit())
    assert fault.value.code == "file_changed" and not list(tmp_path.glob("*退回*"))


def test_a_file_without_problems_is_not_sent_back(register: Register, tmp_path: Path) -> None:
    with pytest.raises(WorldError) as fault:
        sent(register, ledger(tmp_path / "柳林县2023.xlsx", GOOD))
    assert fault.value.code == "nothing_to_send_back"


def test_rows_sent_back_are_noted_whether_they_were_parked_before_or_not(
    register: Register, tmp_path: Path
) -> None:
    path = dressed(tmp_path / "柳林县2023.xlsx")
    assert sent(register, path).rows == 2
    operations.apply_import(register=register, plan=planned(register, path), park="refused")
    sent(register, path)
    items = parking.all_items(register=register)
    assert [(i.state, i.sent_back_on) for i in items] == [("sent_back", "2026-07-06")] * 2


def test_from_the_first_import_to_the_last_item_closed(register: Register, tmp_path: Path) -> None:
    path = dressed(tmp_path / "柳林县2023.xlsx")
    operations.apply_import(register=register, plan=planned(register, path), park="refused")
    marked, copy, _letter = sent(register, path, Kit(only_errors=True)).paths
    book = openpyxl.load_workbook(marked)
    book["项目台账"]["G5"] = RIGHT_PERIOD[6]
    book.save(marked)
    operations.apply_import(register=register, plan=planned(register, marked))
    assert {i.title: i.state for i in parking.all_items(register=register)} == {
        "沙棘叶黄酮提取": "settled",
        "铝镁合金轮毂": "open",
    }
    rows = openpyxl.load_workbook(copy)
    rows["项目台账"]["G4"], rows["项目台账"]["H5"] = RIGHT_PERIOD[6], RIGHT_MONEY[7]
    rows.save(copy)
    operations.apply_import(register=register, plan=planned(register, copy))
    assert parking.count_waiting(register=register) == 0
    assert register.count("project") == 3
    assert {i.settled_by for i in parking.all_items(register=register)} == {marked.name, copy.name}
