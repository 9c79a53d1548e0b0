"""A sample register and its workbooks, made once; every test gets a copy of its own."""

import shutil
from pathlib import Path

import pytest

from lyuliang_desk.__main__ import main
from lyuliang_desk.messages import use_language
from lyuliang_desk.sample.register import make_sample
from lyuliang_desk.sample.workbooks import write_workbooks
from lyuliang_desk.store.register import Register
from tests.command_line.outcomes import Outcome, Run

LEDGER, ROSTER, DIRECTORY = "柳林县2026年度项目台账.xlsx", "交城县人才团队花名册.xlsx", "临县单位名录.csv"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: str | Path) -> Outcome:
        use_language("zh_CN")
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run_command


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("样例")
    make_sample(folder / "样例.lyr")
    with Register.open(folder / "样例.lyr", operator="经办人", read_only=True) as register:
        write_workbooks(folder, register)
    return folder


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample register in a folder of its own."""
    return Path(shutil.copy(sample_folder / "样例.lyr", tmp_path / "样例.lyr"))


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    """A new register."""
    path = tmp_path / "新库.lyr"
    assert run("new", path, "--office", "样例办公室", "--operator", "经办人").code == 0
    return path


@pytest.fixture
def ledger(sample_folder: Path) -> Path:
    return sample_folder / LEDGER


@pytest.fixture
def roster(sample_folder: Path) -> Path:
    return sample_folder / ROSTER


@pytest.fixture
def directory(sample_folder: Path) -> Path:
    return sample_folder / DIRECTORY
