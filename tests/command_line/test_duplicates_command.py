"""``duplicates``: what is likely one, in lines for people and in JSON for programs."""

from pathlib import Path

from lyuliang_desk.store.register import Register
from tests.command_line.outcomes import Run
from tests.duplicates.entering import enter


def test_groups_are_listed_with_their_evidence(run: Run, empty: Path) -> None:
    with Register.open(empty, operator="经办人") as register:
        ids = {enter(register, "organisation", name=f"吕梁煤机{form}公司") for form in ("有限", "股份有限")}
    listed = run("duplicates", empty, "organisation")
    assert listed.code == 0
    assert listed.out.split("\t")[1:3] == ["可能", "吕梁煤机有限公司、吕梁煤机股份有限公司"]
    (group,) = run("duplicates", empty, "单位", "--json").lines
    assert {record["id"] for record in group["records"]} == ids
    assert group["pairs"][0]["evidence"] == ["same_legal_form"] and group["counter_evidence"] == []


def test_kinds_that_are_not_compared_are_refused_in_one_sentence(run: Run, empty: Path) -> None:
    refused = run("duplicates", empty, "team")
    assert refused.code == 2 and "只对 person, organisation 查重，不对人才团队查重。" in refused.err
