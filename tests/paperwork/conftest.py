"""Fonts, and PDFs read back."""

from collections.abc import Callable

import pytest

from lyuliang_desk.paperwork.fonts import FontSet, bundled_fonts
from lyuliang_desk.paperwork.preview import Preview


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return bundled_fonts()


@pytest.fixture
def read_back() -> Callable[[bytes], list[str]]:
    """The text of each page, as copying it would give."""

    def read(pdf: bytes) -> list[str]:
        with Preview(pdf) as preview:
            return [preview.text(index) for index in range(len(preview.sizes))]

    return read
