"""What a signed paper has fixed is refused at the door until it is unlocked, and fields that others tell follow them."""

import pytest
from store_scene import create, creation, delete, deletion, edit, value, write

from lyuliang_desk.store.errors import Refused
from lyuliang_desk.store.register import Register


def codes(refused: Refused) -> list[tuple[str, str | None]]:
    return [(f.code, f.field) for found in refused.findings.values() for f in found]


def signed(register: Register) -> str:
    return create(register, "project", title="智能煤机", total_budget=100, contract_signed_on="2024-03-01")


def test_a_signed_contract_fixes_title_and_budget_but_not_the_remarks(register: Register) -> None:
    project = signed(register)
    with pytest.raises(Refused) as refused:
        edit(register, project, title="别的题目", total_budget=200, remarks="可改")
    assert codes(refused.value) == [("field_locked", "title"), ("field_locked", "total_budget")]
    edit(register, project, remarks="可改")
    assert value(register, project, "remarks") == "可改"


def test_unlocking_with_a_reason_is_a_logged_change_and_opens_the_fields(register: Register) -> None:
    project = signed(register)
    edit(register, project, unlock_reason="任务书有误，双方已重签")
    edit(register, project, title="别的题目")
    edit(register, project, unlock_reason=None)
    with pytest.raises(Refused):
        edit(register, project, title="再改")
    steps = register.history(project)
    assert ["unlock_reason" in entry.changes[0].fields for entry in steps] == [True, False, True, False]


def test_unlocking_and_changing_in_one_step_is_refused(register: Register) -> None:
    project = signed(register)
    with pytest.raises(Refused):
        edit(register, project, unlock_reason="图省事", title="别的题目")


def test_the_date_of_signature_itself_is_fixed(register: Register) -> None:
    project = signed(register)
    with pytest.raises(Refused):
        edit(register, project, contract_signed_on=None)


def test_a_signed_contract_fixes_the_lines_of_the_budget(register: Register) -> None:
    project = create(register, "project", title="新材料")
    line = create(register, "budget_line", project=project, subject="1.1", fiscal=100)
    edit(register, project, contract_signed_on="2024-03-01")
    for change in (
        creation(register, "budget_line", project=project, subject="1.2"),
        deletion(register, line),
    ):
        with pytest.raises(Refused) as refused:
            write(register, change)
        assert codes(refused.value) == [("table_locked", None)]
    with pytest.raises(Refused):
        edit(register, line, fiscal=200)
    edit(register, line, adjusted_fiscal=200)
    assert value(register, line, "adjusted_fiscal") == 200


def test_a_table_that_is_empty_at_the_signature_is_filled_in_one_step_and_then_fixed(
    register: Register,
) -> None:
    project = signed(register)
    lines = [creation(register, "budget_line", project=project, subject=code) for code in ("1.1", "1.2")]
    write(register, *lines)
    assert register.count("budget_line") == 2
    with pytest.raises(Refused) as refused:
        create(register, "budget_line", project=project, subject="1.3")
    assert codes(refused.value) == [("table_locked", None)]
    with pytest.raises(Refused):
        write(register, deletion(register, lines[0].record_id))


def test_a_line_may_not_be_moved_out_of_a_fixed_budget(register: Register) -> None:
    project, other = create(register, "project", title="甲"), create(register, "project", title="乙")
    line = create(register, "budget_line", project=project, subject="1.1", fiscal=100)
    edit(register, project, contract_signed_on="2024-03-01")
    with pytest.raises(Refused):
        edit(register, line, project=other)


def test_a_signed_project_goes_only_when_unlocked_and_its_lines_go_with_it(register: Register) -> None:
    project = create(register, "project", title="甲")
    line = create(register, "budget_line", project=project, subject="1.1", fiscal=100)
    edit(register, project, contract_signed_on="2024-03-01")
    with pytest.raises(Refused) as refused:
        write(register, deletion(register, line), deletion(register, project))
    assert codes(refused.value) == [("record_locked", None)]
    edit(register, project, unlock_reason="重复登记")
    write(register, deletion(register, line), deletion(register, project))
    assert register.count("budget_line") == register.count("project") == 0


def test_undo_goes_back_behind_a_signature(register: Register) -> None:
    project = create(register, "project", title="甲")
    edit(register, project, title="乙", contract_signed_on="2024-03-01")
    register.undo()
    assert (value(register, project, "title"), value(register, project, "contract_signed_on")) == ("甲", None)


@pytest.mark.parametrize(
    ("signed_on", "months", "expires"),
    [
        ("2021-01-17", 120, "2031-01-16"),
        ("2021-01-01", 12, "2021-12-31"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2021-03", 24, "2023-03"),
        ("2021", 36, "2024"),
    ],
)
def test_the_expiry_of_an_agreement_follows_from_signature_and_term(
    register: Register, signed_on: str, months: int, expires: str
) -> None:
    agreement = create(register, "agreement", title="协议", signed_on=signed_on, term_months=months)
    assert value(register, agreement, "expires_on") == expires
    assert register.check() == []


def test_the_expiry_is_told_anew_when_the_term_changes_and_stays_as_entered_without_one(
    register: Register,
) -> None:
    agreement = create(register, "agreement", title="协议", signed_on="2021-01-17", expires_on="2026-01-16")
    assert value(register, agreement, "expires_on") == "2026-01-16"
    edit(register, agreement, term_months=120)
    assert value(register, agreement, "expires_on") == "2031-01-16"
    register.undo()
    assert value(register, agreement, "expires_on") == "2026-01-16"
    delete(register, agreement)
    assert register.check() == []


def test_a_movement_knows_its_year(register: Register) -> None:
    moved = create(register, "fund_movement", date="2024-12-31", movement="1", source="S3", amount=100)
    assert value(register, moved, "year") == "2024"
