"""Masks for personal information."""

import pytest

from lyuliang_desk.catalogue.masking import mask, mask_email, mask_id, mask_name, mask_phone


@pytest.mark.parametrize(
    ("shown", "masked"),
    [("141102190001010017", "141102********0017"), ("CAN140100123456", "CAN*********456"), ("", "")],
)
def test_id_numbers(shown: str, masked: str) -> None:
    assert mask_id(shown) == masked


@pytest.mark.parametrize(
    ("shown", "masked"),
    [
        ("13800001234", "138****1234"),
        ("0358-1234567", "0358-****567"),
        ("13800001234、0358-1234567", "138****1234、0358-****567"),
        ("12345", "****345"),
        ("123", "****"),
    ],
)
def test_phones(shown: str, masked: str) -> None:
    assert mask_phone(shown) == masked


@pytest.mark.parametrize(
    ("shown", "masked"), [("张三", "张*"), ("欧阳修", "欧阳*"), ("欧阳", "欧*"), ("", "")]
)
def test_names(shown: str, masked: str) -> None:
    assert mask_name(shown) == masked


def test_email() -> None:
    assert mask_email("zhang@example.com") == "z***@example.com"


def test_a_type_without_a_mask_of_its_own_shows_stars_only() -> None:
    assert mask("id_number", "141102190001010017") == "141102********0017"
    assert mask("date", "1990-01-01") == "***"
    assert mask("date", "") == ""
