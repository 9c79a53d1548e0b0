"""Each check finds what it is there for, at the record and the field, and is silent once that is put right."""

import pytest

from lyuliang_desk.checks.check import Limits
from lyuliang_desk.checks.finding import RecordFinding
from lyuliang_desk.checks.run import run_checks
from lyuliang_desk.checks.table import BY_CODE, CHECKS
from lyuliang_desk.errors import Cancelled
from lyuliang_desk.operations import checks
from lyuliang_desk.store.register import Register
from tests.checks.findings_scene import SCENES, force, people, project, too_many_teams
from tests.store.store_scene import create, delete


def found(register: Register, code: str) -> list[RecordFinding]:
    return run_checks(register, [BY_CODE[code]])


@pytest.mark.parametrize("code", SCENES)
def test_a_check_finds_the_record_and_the_field(register: Register, code: str) -> None:
    place = SCENES[code](register, True)
    assert place in [(f.record_id, f.field) for f in found(register, code)]
    assert all(BY_CODE[code].level in (None, f.level) for f in found(register, code))


@pytest.mark.parametrize("code", SCENES)
def test_a_check_is_silent_once_it_is_put_right(register: Register, code: str) -> None:
    SCENES[code](register, False)
    assert [f.message for f in found(register, code)] == []


@pytest.mark.parametrize("code", SCENES)
def test_a_deleted_record_is_not_spoken_of(register: Register, code: str) -> None:
    SCENES[code](register, True)
    for finding in found(register, code):
        for _kind, _field, linking in register.linking(finding.record_id):
            record = register.get(linking)
            assert record is not None
            if not record.deleted:
                for _k, _f, further in register.linking(linking):
                    delete(register, further)
                delete(register, linking)
        record = register.get(finding.record_id)
        if record is not None and not record.deleted:
            delete(register, finding.record_id)
    assert found(register, code) == []


def test_every_check_of_the_table_is_shown_at_work() -> None:
    assert {check.code for check in CHECKS} == set(SCENES)


def test_every_finding_names_a_field_that_its_kind_has(register: Register) -> None:
    for code, scene in SCENES.items():
        scene(register, True)
        for finding in found(register, code):
            assert finding.field is None or finding.field in register.kinds[finding.kind].by_name
            assert "{" not in finding.message


def test_an_office_may_allow_more_teams(register: Register) -> None:
    too_many_teams(register, True)
    allowed = checks.run(register=register, limits=Limits(most_teams=3))
    assert "too_many_teams" not in {f.code for f in allowed}


def test_an_extension_that_was_approved_moves_the_end(register: Register) -> None:
    it = project(register, status="4", end="2026-06")
    create(register, "project_change", project=it, change_type="1", content="延期", new_end="2026-12")
    assert found(register, "project_overdue")
    create(
        register,
        "project_change",
        project=it,
        change_type="1",
        content="延期一年",
        new_end="2026-12",
        approved_on="2026-05",
    )
    assert not found(register, "project_overdue")


def test_only_the_kinds_asked_for_are_checked(register: Register) -> None:
    for code in ("project_overdue", "agreement_expired"):
        SCENES[code](register, True)
    assert {f.kind for f in checks.run(register=register, kinds=["agreement"])} == {"agreement"}


def test_a_value_that_is_no_scalar_of_its_type_is_told_and_does_not_end_the_run(register: Register) -> None:
    person = people(register, "甲一")[0]
    force(register, "person", person, "birth", "昨天")
    findings = checks.run(register=register)
    assert [(f.code, f.field) for f in findings if f.level == "hard"] == [("value_invalid", "birth")]


def test_progress_goes_to_the_end(register: Register) -> None:
    told: list[tuple[int, int]] = []
    checks.run(register=register, progress=lambda done, total: told.append((done, total)))
    assert told[0][0] == 0 and told[-1][0] == told[-1][1] and told == sorted(told)


def test_a_run_is_stopped_between_two_checks_and_between_two_rows(register: Register) -> None:
    people(register, "甲一")
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        run_checks(register, [BY_CODE["same_phone"], BY_CODE["two_spellings"]], cancelled=lambda: next(asked))
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        run_checks(register, [BY_CODE["rules"]], cancelled=lambda: next(asked), kinds=["person"])
