"""Every register from workbook to paper: the sample written out, read into an empty register, and printed from there."""

from pathlib import Path

import pytest

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.sample.register import make_sample
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

FIRST = ("organisation", "person", "team", "project", "agreement", "technology_need", "result", "platform")
"""Records that others name stand in the register before them."""
ORDER = (*FIRST, *(k.name for k in KINDS.values() if k.in_sidebar and k.name not in FIRST and not k.within))
ORDER = (*ORDER, *(k.name for k in KINDS.values() if k.in_sidebar and k.name not in ORDER))


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("全程")
    make_sample(folder / "样例.lyr")
    with (
        Register.open(folder / "样例.lyr", operator="发送人", read_only=True) as sent,
        Register.create(folder / "收到.lyr", office="县办公室", operator="接收人") as received,
    ):
        yield sent, received, folder


@pytest.mark.parametrize("kind", ORDER)
def test_a_register_goes_from_workbook_to_paper(
    registers: tuple[Register, Register, Path], kind: str
) -> None:
    sent, received, folder = registers
    path = folder / f"{kind}.xlsx"
    written = operations.export_table(register=sent, view=View(kind), path=path)
    assert written == sent.count(kind) > 0
    plan = operations.plan_import(register=received, workbook=operations.read_workbook(path=path))
    (sheet,) = [s for s in plan.sheets if s.kind]
    told = sheet.balance()
    assert sheet.kind == kind and told["read"] == written
    refused = [f.message for row in sheet.rows for f in row.findings if f.level == "error"]
    assert told["refused"] == told["ignored"] == 0, refused[:3]
    operations.apply_import(register=received, plan=plan)
    assert received.count(kind) == written
    again = operations.plan_import(register=received, workbook=operations.read_workbook(path=path))
    assert sum(s.balance()["unchanged"] for s in again.sheets if s.kind) == written
    pdf = operations.print_form(register=received, form=f"L:{kind}")
    assert pdf.startswith(b"%PDF") and received.check() == []
