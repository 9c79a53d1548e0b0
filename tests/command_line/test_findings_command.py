"""``findings`` lists what the checks find, and fails while something has to be put right."""

from pathlib import Path

from lyuliang_desk.operations import checks
from lyuliang_desk.store.register import Register
from tests.checks.findings_scene import SCENES, project
from tests.command_line.outcomes import Run


def test_an_empty_register_has_no_findings(run: Run, empty: Path) -> None:
    outcome = run("findings", empty)
    assert outcome.code == 0 and outcome.out == "须更正 0 个，待核对 0 个，已说明 0 个。\n"


def test_what_has_to_be_put_right_fails_the_command(run: Run, empty: Path) -> None:
    with Register.open(empty, operator="经办人") as register:
        SCENES["key_twice"](register, True)
    outcome = run("findings", empty)
    assert outcome.code == 1
    assert outcome.out.count("[须更正] 项目 ") == 2 and "相同" in outcome.out
    assert run("findings", empty, "--kind", "person").code == 0


def test_accepted_findings_are_listed_on_demand(run: Run, empty: Path) -> None:
    with Register.open(empty, operator="经办人") as register:
        project(register, status="8")
        found = checks.run(register=register)
        checks.accept(register=register, findings=found, reason="历史项目")
    assert run("findings", empty, "--json").lines == []
    listed = run("findings", empty, "--json", "--all")
    assert listed.code == 0
    assert [(f["code"], f["field"], f["accepted"]) for f in listed.lines] == [
        ("end_reason_missing", "end_reason", "历史项目")
    ]


def test_a_kind_that_is_none_is_wrong_use(run: Run, empty: Path) -> None:
    assert run("findings", empty, "--kind", "龙").code == 2
