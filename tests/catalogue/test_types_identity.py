"""ID numbers (GB 11643) and credit codes (GB 32100), with every vector of vectors.csv."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from type_reading import CONTEXT, notes, refusal, value

from lyuliang_desk.catalogue.types.base import Raw, ReadingContext, Unreadable
from lyuliang_desk.catalogue.types.credit_code import CreditCode, credit_check, organisation_check
from lyuliang_desk.catalogue.types.id_number import IdNumber, birth_of, check_digit, kind_of, sex_of
from lyuliang_desk.catalogue.types.partial_date import PartialDate

UPGRADED = {"142301000101001": "142301190001010012"}


def is_read(type: IdNumber | CreditCode, written: str) -> bool:
    try:
        return type.read(written, CONTEXT).value == UPGRADED.get(written, written)
    except Unreadable:
        return False


def patent_check(number: str) -> str:
    """The check character of a patent application number; no field has that type yet."""
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    rest = sum(int(d) * w for d, w in zip(number, weights, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


JUDGES: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("ID18", "ID15", "RP", "FPR"), lambda written: is_read(IdNumber(), written)),
    "USCC": lambda written: is_read(CreditCode(), written),
    "ORG9": lambda written: organisation_check(written[:8]) == written[8],
    "PATENT": lambda written: patent_check(written[:12]) == written[13],
}

with (Path(__file__).parent / "vectors.csv").open(encoding="utf-8", newline="") as file:
    VECTORS = [(row["kind"], row["value"], row["valid"] == "1") for row in csv.DictReader(file)]


@pytest.mark.parametrize(("kind", "written", "valid"), VECTORS)
def test_vectors(kind: str, written: str, valid: bool) -> None:
    assert JUDGES[kind](written) is valid


@pytest.mark.parametrize(
    "written",
    [
        "14110219000101005x",
        "１４１１０２１９０００１０１００５Ｘ",
        "14110219000101005×",
        "141102 19000101 005X",
        "'14110219000101005X",
    ],
)
def test_spellings_of_one_id_number(written: str) -> None:
    assert value(IdNumber(), written) == "14110219000101005X"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("141102190001010018", "id_check_digit"),
        ("141102190002290014", "id_no_such_date"),
        ("141102190001010000", "id_truncated"),
        ("14110219000101001", "id_length"),
        ("G12345678", "id_length"),
        ("1411021900010100170", "id_length"),
        ("14110219000101O017", "id_characters"),
        ("1411021X0001010017", "id_characters"),
        ("张三的身份证号", "id_characters"),
        (141102190001010017, "precision_lost"),
        (1.4110219000101e17, "precision_lost"),
        ("1.41102E+17", "precision_lost"),
    ],
)
def test_why_an_id_number_is_refused(written: Raw, code: str) -> None:
    assert refusal(IdNumber(), written) == code


def test_nobody_is_born_after_today() -> None:
    eve = ReadingContext(date(1899, 12, 31))
    assert refusal(IdNumber(), "141102190001010017", eve) == "id_in_future"
    assert value(IdNumber(), "141102190001010017", ReadingContext(date(1900, 1, 1))) == "141102190001010017"


def test_an_old_number_is_upgraded_and_kept_in_the_note() -> None:
    for raw in ("142301000101001", 142301000101001.0):
        reading = IdNumber().read(raw, CONTEXT)
        assert reading.value == "142301190001010012"
        assert [n.code for n in reading.notes] == ["id_upgraded"]
        assert "142301000101001" in reading.notes[0].message


def test_an_unknown_region_is_asked_about_and_an_old_one_is_not() -> None:
    first = "991102190001010"
    for region, expected in [
        ("661102", ["warning id_region_unknown"]),
        ("141199", ["warning id_region_unknown"]),
        ("142331", []),
        ("320102", []),
    ]:
        first = f"{region}19000101001"
        assert notes(IdNumber(), first + check_digit(first)) == expected


def test_what_a_number_tells_of_its_bearer() -> None:
    assert birth_of("141121191202290012") == PartialDate(1912, 2, 29)
    assert sex_of("141102190001010017") == "1"
    assert sex_of("141102190001010025") == "2"
    assert kind_of("141102190001010017") == "resident"
    assert kind_of("830000199001010047") == "residence_permit"
    assert kind_of("911124198108030024") == "foreign_resident"


def test_the_form_of_2017_leaves_birth_and_sex_open() -> None:
    assert value(IdNumber(), "can140100123456") == "CAN140100123456"
    assert kind_of("CAN140100123456") == "foreign_resident_2017"
    assert birth_of("CAN140100123456") is None
    assert sex_of("CAN140100123456") is None


@pytest.mark.parametrize("place", range(17))
def test_a_slip_of_one_digit_is_found(place: int) -> None:
    first = "14110219000101001"
    slipped = first[:place] + str((int(first[place]) + 1) % 10) + first[place + 1 :]
    assert check_digit(slipped) != check_digit(first)


@pytest.mark.parametrize(
    "written", ["91141100pdy00001x1", "９１141100PDY00001X1", "91141100-PDY00001-X1", "91 141100 PDY00001X1"]
)
def test_spellings_of_one_credit_code(written: str) -> None:
    assert value(CreditCode(), written) == "91141100PDY00001X1"
    assert notes(CreditCode(), written) == ["note respelled"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("91141100PDY00001X2", "credit_code_check"),
        ("91350100M000100Y4O", "credit_code_alphabet"),
        ("91141100PDY0000IX1", "credit_code_alphabet"),
        ("91141100PDY00001X", "credit_code_length"),
        ("PDY00001-X", "organisation_code"),
        ("PDY00001X", "organisation_code"),
        ("140000000000001", "registration_number"),
        (9.1141100e17, "precision_lost"),
        ("9.11E+17", "precision_lost"),
    ],
)
def test_why_a_credit_code_is_refused(written: Raw, code: str) -> None:
    assert refusal(CreditCode(), written) == code


def test_the_letter_o_is_told_from_the_digit() -> None:
    with pytest.raises(Unreadable, match="可能是 0"):
        CreditCode().read("91350100M000100Y4O", CONTEXT)


def test_what_is_odd_in_a_valid_credit_code_is_asked_about() -> None:
    strange_department = "B1141100PDY00001X"
    assert notes(CreditCode(), strange_department + credit_check(strange_department)) == [
        "warning credit_code_department"
    ]
    wrong_inside = "91141100PDY000011"
    assert notes(CreditCode(), wrong_inside + credit_check(wrong_inside)) == [
        "warning credit_code_organisation"
    ]
