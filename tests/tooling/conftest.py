"""The tools stand outside the packages; tests load them from their files."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tool_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def dev() -> ModuleType:
    return loaded(ROOT / "dev.py")


@pytest.fixture(scope="session")
def translations() -> ModuleType:
    return loaded(ROOT / ".ci" / "messages.py")
