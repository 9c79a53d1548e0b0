"""``list`` and ``history``: JSON for programs, with catalogue names, exact amounts, Chinese words."""

from pathlib import Path

from tests.command_line.outcomes import Run

LEADING = (
    "number",
    "title",
    "lead_organisation",
    "leader",
    "leader_phone",
    "industry",
    "county",
    "start",
    "end",
)


def test_a_project_is_an_object_with_catalogue_names(run: Run, sample: Path) -> None:
    (project,) = run("list", sample, "project", "--search", "薄煤层采煤机自适应截割与记忆", "--json").lines
    assert set(LEADING) < set(project)
    assert project["county"] == "柳林县" and project["industry"] == "智能煤机装备"
    assert (project["start"], project["end"], project["application_date"]) == (
        "2026-07",
        "2029-06",
        "2026-02-11",
    )
    assert project["city_funds"] == "1200000.00"
    assert float(project["total_budget"]) == sum(
        float(project[name] or 0) for name in ("city_funds", "county_funds", "own_funds")
    )
    assert project["lead_organisation"].startswith("柳林县") and len(project["partners"]) == 1


def test_a_person_is_an_object_with_catalogue_names(run: Run, sample: Path) -> None:
    people = run("list", sample, "person", "--where", "ethnic_group=回族", "--json").lines
    assert people and {
        "name",
        "sex",
        "birth",
        "id_number",
        "education",
        "degree",
        "title",
        "workplace",
        "phone",
    } < set(people[0])
    assert {person["ethnic_group"] for person in people} == {"回族"}


def test_conditions_add_up(run: Run, sample: Path) -> None:
    where = ("--where", "county=兴县", "--where", "status=在研", "--json")
    found = run("list", sample, "project", *where).lines
    assert found and {(p["county"], p["status"]) for p in found} == {("兴县", "在研")}
    assert len(found) < len(run("list", sample, "project", *where[:2], "--json").lines)


def test_a_link_is_searched_by_its_words(run: Run, sample: Path) -> None:
    found = run("list", sample, "project", "--where", "lead_organisation=吕岫学院", "--json").lines
    assert found and {p["lead_organisation"] for p in found} == {"吕岫学院"}


def test_a_condition_without_a_value_finds_what_is_empty(run: Run, sample: Path) -> None:
    found = run("list", sample, "person", "--where", "id_number=", "--json").lines
    assert found and {p["id_number"] for p in found} == {None}


def test_the_search_knows_pinyin_initials(run: Run, sample: Path) -> None:
    by_words = run("list", sample, "team", "--search", "清香酿造", "--json").lines
    assert by_words == run("list", sample, "team", "--search", "qxnz", "--json").lines != []


def test_masking_hides_personal_numbers_only_when_asked(run: Run, sample: Path) -> None:
    search = ("list", sample, "person", "--where", "sex=女", "--json")
    plain, masked = run(*search).lines, run(*search, "--masked").lines
    numbers = [p["id_number"] for p in plain if p["id_number"]]
    assert numbers and all(len(number) == 18 and number[:17].isdigit() for number in numbers)
    for shown, hidden in zip(plain, masked, strict=True):
        assert hidden["name"] == shown["name"]
        assert hidden["phone"] == f"{shown['phone'][:3]}****{shown['phone'][-4:]}"
        if shown["id_number"]:
            assert hidden["id_number"] == f"{shown['id_number'][:6]}********{shown['id_number'][-4:]}"


def test_without_json_each_record_is_a_line(run: Run, sample: Path) -> None:
    lines = run("list", sample, "team").out.splitlines()
    assert len(lines) == 14 and "离石工业大数据人才团队" in lines[0].split("\t")


def test_wrong_words_are_wrong_use(run: Run, sample: Path) -> None:
    assert run("list", sample, "cats").code == 2
    assert run("list", sample, "project", "--where", "colour=red").code == 2
    assert run("list", sample, "project", "--where", "county").code == 2
    assert run("list", sample, "project", "--where", "county=火星县").code == 2
    assert run("dance", sample).code == 2


def test_the_history_tells_who_did_what_newest_first(run: Run, sample: Path) -> None:
    entries = run("history", sample, "--json").lines
    assert [entry["step"] for entry in entries] == sorted((e["step"] for e in entries), reverse=True)
    assert set(entries[0]) == {"step", "at", "operator", "office", "mode", "action", "source", "changes"}
    assert entries[0]["operator"] == "样例经办人" and entries[0]["office"] == "吕梁产业技术研究院（样例）"


def test_the_history_of_a_record_names_the_cell_before_and_after(
    run: Run, sample: Path, ledger: Path
) -> None:
    run("import", sample, ledger)
    changed = next(
        change
        for change in run("history", sample, "--json", "--limit", "1").lines[0]["changes"]
        if change["operation"] == "edit"
    )
    (newest, *older) = run("history", sample, changed["id"], "--json").lines
    assert older and newest["changes"] == [changed]
    assert changed["origin"].startswith("项目台账!") and changed["fields"]["status"] == ["4", "5"]
    plain = run("history", sample, changed["id"]).out
    assert "进展状态: 在研 → 中期" in plain


def test_the_history_of_nobody_is_refused(run: Run, sample: Path) -> None:
    outcome = run("history", sample, "019a0000-0000-7000-8000-000000000000")
    assert outcome.code == 1 and outcome.err.strip()
