"""What all tests share: no screen, Chinese words, an unhurried hypothesis, a register with a clock that stands still."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lyuliang_desk.messages import use_language
from lyuliang_desk.operations import overview as overviews
from lyuliang_desk.overview.figures import Overview
from lyuliang_desk.sample.register import make_sample
from lyuliang_desk.store.register import Register

settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("house")

NOON = datetime(2026, 7, 6, 4, 0, tzinfo=UTC)
"""Noon in Lyuliang on a day of the tests."""


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Every test starts in Chinese, whatever the one before spoke."""
    use_language("zh_CN")
    yield
    use_language("zh_CN")


@pytest.fixture
def new_register(tmp_path: Path) -> Iterator[Callable[[str], Register]]:
    """Makes registers in the test's folder and closes them afterwards."""
    made: list[Register] = []

    def make(name: str = "register") -> Register:
        register = Register.create(
            tmp_path / f"{name}.lyr", office="吕梁产业技术研究院", operator="测试员", clock=lambda: NOON
        )
        made.append(register)
        return register

    yield make
    for register in made:
        register.close()


@pytest.fixture
def register(new_register: Callable[[str], Register]) -> Register:
    """An empty register."""
    return new_register("register")


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, made once, for tests that only read."""
    path = tmp_path_factory.mktemp("总览") / "样例.lyr"
    make_sample(path)
    return path


@pytest.fixture
def sample_register(sample_path: Path) -> Iterator[Register]:
    """The sample on a day that stands still, read only."""
    with Register.open(sample_path, operator="经办人", read_only=True, clock=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def sample_overview(sample_register: Register) -> Overview:
    """Every figure of the sample."""
    return overviews.figures(register=sample_register)
