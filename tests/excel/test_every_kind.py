"""Every kind comes in and goes out: what is exported of it is read back as it is kept."""

from pathlib import Path

import pytest

from lyuliang_desk import operations
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.excel.planning.sheet_kinds import SheetKinds
from lyuliang_desk.messages import use_language
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from tests.excel.build.filled import Filler

IMPORTABLE = SheetKinds(KINDS).importable


@pytest.fixture(scope="module")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with three records of every kind."""
    path = tmp_path_factory.mktemp("各类") / "各类.lyr"
    with Register.create(path, office="某处", operator="测试员") as register:
        filler = Filler(register)
        for kind in IMPORTABLE:
            filler.fill(kind)
    return path


@pytest.fixture
def filled(filled_file: Path):
    with Register.open(filled_file, operator="测试员", read_only=True) as opened:
        yield opened


def read_back(register: Register, kind: str, path: Path) -> SheetPlan:
    operations.export_table(register=register, view=View(kind), path=path)
    plan = operations.plan_import(register=register, workbook=operations.read_workbook(path=path))
    return plan.sheets[0]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", IMPORTABLE)
def test_what_was_exported_of_a_kind_is_read_back_unchanged(
    filled: Register, tmp_path: Path, kind: str, language: str
) -> None:
    use_language(language)
    sheet = read_back(filled, kind, tmp_path / "导出.xlsx")
    assert sheet.kind == kind
    errors = [f for row in sheet.rows for f in row.findings if f.level == "error"]
    assert errors == []
    assert [(row.state, row.changes) for row in sheet.rows] == [("unchanged", ())] * 3
    assert [f for f in sheet.findings if f.code in ("column_unknown", "header_similar")] == []
