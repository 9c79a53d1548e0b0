"""A team's roster becomes a plan for people and their memberships."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lyuliang_desk import operations
from lyuliang_desk.excel.planning.plan import ImportPlan, SheetCorrections, SheetPlan
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

HEADER = (
    "序号", "姓  名", "性别", "民族", "出生年月", "身份证号", "政治面貌", "学历", "学位", "毕业院校及专业",
    "工作单位及职务", "职称", "团队角色", "联系电话", "备注",
)  # fmt: skip
PEOPLE = (
    (1, "李　明", "男", "汉族", "1900.01", "141102190001010017", "中共党员", "研究生", "工学博士", "某某大学 采矿工程", "某某大学矿业学院 院长", "教授", "带头人", "13800000001", None),
    (2, "王  芳", "女", "汉族", "1900-01-01", "141102190001010025", "群众", "本科", "学士", "某某大学 机械", "某某机械有限公司 工程师", "工程师", "成员", "13800000002、0358-1234567", None),
    (3, "赵堃䶮", "男", "回族", "1900年1月", None, None, "大专", None, None, "某某机械有限公司", None, None, None, None),
)  # fmt: skip


@pytest.fixture
def roster(tmp_path: Path) -> Callable[..., Path]:
    """Writes a roster with a title, a line for the unit, one header row and a signature line."""

    def write(
        rows: list[tuple[Any, ...]], *, title: str = "智能煤机创新团队花名册", name: str = "花名册.xlsx"
    ) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append([title])
        sheet.append(["填报单位（盖章）：某某大学", None, None, None, "填报日期：2021年3月1日"])
        sheet.append(list(HEADER))
        for row in rows:
            sheet.append(row)
        sheet.append(["填表人：", None, None, "负责人："])
        path = tmp_path / name
        book.save(path)
        return path

    return write


def planned(
    register: Register, path: Path, corrections: dict[str, SheetCorrections] | None = None
) -> ImportPlan:
    workbook = operations.read_workbook(path=path)
    return operations.plan_import(register=register, workbook=workbook, corrections=corrections)


def imported(register: Register, path: Path) -> ImportPlan:
    plan = planned(register, path)
    operations.apply_import(register=register, plan=plan)
    return plan


def errors(sheet: SheetPlan) -> set[tuple[str, str]]:
    return {(f.cell, f.code) for row in sheet.rows for f in row.findings if f.level == "error"}


def person(register: Register, name: str) -> dict[str, Any]:
    (rid,) = register.ids(View("person", search=name))
    return register.rows("person", [rid])[0].values


def test_a_roster_makes_people_and_the_team_in_its_order(
    register: Register, roster: Callable[..., Path]
) -> None:
    plan = imported(register, roster(list(PEOPLE)))
    assert plan.sheets[0].kind == "person" and plan.sheets[0].team == "智能煤机创新团队"
    assert plan.sheets[0].balance() == {
        "read": 4, "new": 3, "changed": 0, "unchanged": 0, "refused": 0, "ignored": 1,
    }  # fmt: skip
    (team,) = register.rows("team", register.ids(View("team")))
    members = register.members(team.id)
    names = register.titles([m.values["person"] for m in members])
    assert [names[m.values["person"]] for m in members] == ["李明", "王芳", "赵堃䶮"]
    assert [m.values["order"] for m in members] == [1, 2, 3]


def test_joined_columns_fill_their_fields(register: Register, roster: Callable[..., Path]) -> None:
    imported(register, roster(list(PEOPLE)))
    leader = person(register, "李明")
    assert (leader["school"], leader["major"], leader["post"]) == ("某某大学", "采矿工程", "院长")
    assert register.titles([leader["workplace"]]) == {leader["workplace"]: "某某大学矿业学院"}
    assert leader["birth"] == "1900-01" and leader["sex"] == "1"
    assert person(register, "王芳")["phone"] == "13800000002;0358-1234567"


@pytest.mark.parametrize(
    ("column", "content", "cell", "code"),
    [
        (5, 141102190001010017.0, "F4", "precision_lost"),
        (5, "141102190001010018", "F4", "id_check_digit"),
        (5, "14110219000101001", "F4", "id_length"),
        (5, "141102190001010000", "F4", "id_truncated"),
        (2, "女", "C4", "sex_differs_from_id"),
        (4, "1900.02", "E4", "birth_differs_from_id"),
        (4, 1900.1, "E4", "date_ambiguous_month"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_cell(
    register: Register, roster: Callable[..., Path], column: int, content: Any, cell: str, code: str
) -> None:
    broken = list(PEOPLE[0])
    broken[column] = content
    sheet = planned(register, roster([tuple(broken), *PEOPLE[1:]])).sheets[0]
    assert (cell, code) in errors(sheet)
    assert sheet.rows[0].state == "refused" and sheet.balance()["new"] == 2


def test_importing_again_changes_nothing(register: Register, roster: Callable[..., Path]) -> None:
    path = roster(list(PEOPLE))
    imported(register, path)
    assert planned(register, path).sheets[0].balance()["unchanged"] == 3


def test_a_new_role_is_a_change_of_the_membership(register: Register, roster: Callable[..., Path]) -> None:
    imported(register, roster(list(PEOPLE)))
    promoted = list(PEOPLE[1])
    promoted[12] = "核心成员"
    plan = imported(register, roster([PEOPLE[0], tuple(promoted), PEOPLE[2]], name="新.xlsx"))
    assert [row.state for row in plan.sheets[0].rows][:3] == ["unchanged", "changed", "unchanged"]
    assert [c.kind for c in plan.sheets[0].rows[1].changes] == ["membership"]


def test_people_of_one_name_are_told_apart_by_the_id_number(
    register: Register, roster: Callable[..., Path]
) -> None:
    namesake = list(PEOPLE[0])
    namesake[5] = "14110219000101005X"
    imported(register, roster([PEOPLE[0], tuple(namesake)]))
    assert len(register.ids(View("person", search="李明"))) == 2


def test_a_row_that_says_neither_number_nor_employer_means_the_teams_member(
    register: Register, roster: Callable[..., Path]
) -> None:
    imported(register, roster(list(PEOPLE)))
    bare = [(n, row[1], *[None] * 9, None, "秘书", None, None) for n, row in enumerate(PEOPLE, 1)]
    sheet = planned(register, roster(bare)).sheets[0]
    assert [row.state for row in sheet.rows[:3]] == ["changed"] * 3
    assert {c.kind for row in sheet.rows for c in row.changes} == {"membership"}
    elsewhere = planned(register, roster(bare, title="氢能创新团队花名册")).sheets[0]
    assert [row.state for row in elsewhere.rows[:3]] == ["new"] * 3


def warnings(sheet: SheetPlan) -> set[tuple[str, str]]:
    return {(f.cell, f.code) for row in sheet.rows for f in row.findings if f.code.startswith("same_name")}


def test_a_new_person_named_like_one_elsewhere_is_asked_about(
    register: Register, roster: Callable[..., Path]
) -> None:
    imported(register, roster([PEOPLE[0]]))
    namesake = list(PEOPLE[0])
    namesake[5], namesake[10] = "14110219000101005X", "某某机械有限公司 工程师"
    sheet = planned(register, roster([tuple(namesake)])).sheets[0]
    assert sheet.rows[0].state == "new"
    assert warnings(sheet) == {("B4", "same_name_elsewhere")}


def test_a_new_person_named_like_a_colleague_with_another_number_is_asked_about(
    register: Register, roster: Callable[..., Path]
) -> None:
    imported(register, roster([PEOPLE[0]]))
    namesake = list(PEOPLE[0])
    namesake[5] = "14110219000101005X"
    sheet = planned(register, roster([tuple(namesake)])).sheets[0]
    assert sheet.rows[0].state == "new"
    assert warnings(sheet) == {("F4", "same_name_other_number")}


def test_namesakes_within_one_file_are_not_asked_about(
    register: Register, roster: Callable[..., Path]
) -> None:
    namesake = list(PEOPLE[0])
    namesake[5] = "14110219000101005X"
    assert warnings(planned(register, roster([PEOPLE[0], tuple(namesake)])).sheets[0]) == set()


def test_the_leader_that_a_project_made_is_found_by_the_roster(
    register: Register, roster: Callable[..., Path]
) -> None:
    place, leader = register.new_id(), register.new_id()
    operations.save_record(
        register=register, kind="organisation", record_id=None, values={"name": "某某大学矿业学院"}
    )
    place = register.title_index("organisation")[0].id
    operations.save_record(
        register=register, kind="person", record_id=None, values={"name": "李明", "workplace": place}
    )
    leader = register.title_index("person")[0].id
    plan = imported(register, roster(list(PEOPLE)))
    assert plan.sheets[0].rows[0].state == "changed" and plan.sheets[0].rows[0].record_id == leader
    assert person(register, "李明")["id_number"] == "141102190001010017"


def test_a_roster_that_names_no_team_still_brings_its_people(
    register: Register, roster: Callable[..., Path]
) -> None:
    path = roster(list(PEOPLE), title="人才团队花名册")
    plan = imported(register, path)
    assert register.count("person") == 3 and register.count("team") == 0
    assert "team_unknown" in {f.code for f in plan.sheets[0].findings}
    said = {plan.sheets[0].grid.name: SheetCorrections(owner="某某团队")}
    assert planned(register, path, said).sheets[0].balance()["changed"] == 3


@pytest.mark.parametrize(
    ("said", "education", "degree"),
    [("研究生/硕士", "14", "3"), ("本科学士", "21", "4"), ("大专", "31", None)],
)
def test_a_column_of_education_may_say_the_degree_where_that_has_no_column(
    register: Register, tmp_path: Path, said: str, education: str, degree: str | None
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "性别", "学历", "工作单位"])
    book.active.append(["李明", "男", said, "某某大学"])
    book.save(tmp_path / "名单.xlsx")
    imported(register, tmp_path / "名单.xlsx")
    assert (person(register, "李明")["education"], person(register, "李明")["degree"]) == (education, degree)
