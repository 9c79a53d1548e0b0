"""Every kind prints: its list, and one record with all that is known of it; no word is lost on the way to paper."""

from collections.abc import Callable

import pytest
from filled import FEN_IN_WAN, Filler

from lyuliang_desk import operations
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.catalogue.types.text import LongText
from lyuliang_desk.operations import custom_fields
from lyuliang_desk.paperwork.filling import words_of
from lyuliang_desk.paperwork.page import SHAPES
from lyuliang_desk.paperwork.printing import form_named, forms_for
from lyuliang_desk.store.register import Register

TEXT = "text"  # of field_type_local
Read = Callable[[bytes], list[str]]
PRINTED = sorted(kind.name for kind in KINDS.values() if kind.area)
LONG = "面向新能源汽车的铝镁合金一体化压铸成形关键技术与成套装备研发及其在吕梁铝镁产业基地的示范应用与推广工程研究"


def flat(pages: list[str]) -> str:
    """All that was printed, without white space and with the hyphens that lines end in."""
    return "".join("".join(pages).replace("\x02", "-").replace("￾", "-").split())


def lost(text: str, words: dict[str, str]) -> list[str]:
    return [f"{name}: {word}" for name, word in words.items() if "".join(word.split()) not in text]


def words(register: Register, kind: RecordKind, id_: str, *, in_table: bool) -> dict[str, str]:
    """What the record holds, as paper says it."""
    row = register.values_of(kind.name, [id_])[id_]
    return words_of(kind, [row], register, in_table=in_table)[0]


@pytest.mark.parametrize("name", PRINTED)
def test_a_kind_s_list_has_all_columns_asked_for(register: Register, read_back: Read, name: str) -> None:
    kind = KINDS[name]
    record = Filler(register).record(name)
    columns = [f.name for f in kind.fields if not isinstance(f.type, LongText)][:16]
    pdf = operations.print_form(register=register, form=f"L:{name}", record_ids=[record], columns=columns)
    text, held = flat(read_back(pdf)), words(register, kind, record, in_table=True)
    assert not lost(text, {column: held[column] for column in columns if column in held})
    assert not lost(text, {column: kind[column].label.zh for column in columns})
    assert f"{kind.label.zh}一览表" in text and "填报单位（盖章）：吕梁产业技术研究院" in text


@pytest.mark.parametrize("name", PRINTED)
def test_one_record_of_a_kind_prints_with_all_that_is_known(
    register: Register, read_back: Read, name: str
) -> None:
    record = Filler(register).record(name)
    text = flat(read_back(operations.print_form(register=register, form=f"R:{name}", record_ids=[record])))
    assert not lost(text, words(register, KINDS[name], record, in_table=False))
    assert f"{KINDS[name].label.zh}登记表" in text


@pytest.mark.parametrize("name", PRINTED)
def test_the_columns_of_a_composed_form_fill_its_page(name: str) -> None:
    for id_ in (f"L:{name}", f"R:{name}"):
        form = form_named(id_)
        for table in form.tables:
            width = SHAPES[form.pages[0]].usable_width
            assert sum(column.width for column in table.columns) == pytest.approx(width)


def test_a_record_s_own_tables_stand_below_it(register: Register, read_back: Read) -> None:
    filler = Filler(register)
    platform = filler.record("platform")
    member, device = (
        filler.record("platform_member", platform=platform),
        filler.record("equipment", platform=platform),
    )
    filler.record("equipment")  # another platform's
    text = flat(read_back(operations.print_form(register=register, form="R:platform", record_ids=[platform])))
    for name, id_ in (("platform_member", member), ("equipment", device)):
        held = words(register, KINDS[name], id_, in_table=True)
        assert not lost(text, {k: v for k, v in held.items() if k not in ("platform", "order")})
    assert text.count("设备名称") == 1


def test_a_record_says_nothing_of_fields_that_are_empty(register: Register, read_back: Read) -> None:
    record = Filler(register).linked("platform")
    text = flat(read_back(operations.print_form(register=register, form="R:platform", record_ids=[record])))
    assert "平台名称" in text and "批准文号" not in text and "平台人员" not in text and "平台简介" not in text


def test_a_list_sums_its_amounts_and_has_the_table_s_columns(register: Register, read_back: Read) -> None:
    filler = Filler(register)
    for wan in (30, 12):
        filler.record("agreement", amount=wan * FEN_IN_WAN, title=LONG)
    pdf = operations.print_form(register=register, form="L:agreement", columns=["title", "amount"])
    text = flat(read_back(pdf))
    assert "合计42.00" in text and text.count(LONG) == 2 and "单位：万元" in text
    assert "协议编号" not in text


def test_an_empty_kind_has_nothing_to_print(register: Register) -> None:
    with pytest.raises(Exception, match="没有可打印的记录"):
        operations.print_form(register=register, form="L:think_tank")


def test_a_field_of_the_office_s_own_is_printed(register: Register, read_back: Read) -> None:
    before = set(register.kinds["think_tank"].by_name)
    custom_fields.define(
        register=register, kind="think_tank", values={"name": "主攻方向", "field_type": TEXT}
    )
    (made,) = set(register.kinds["think_tank"].by_name) - before
    record = Filler(register).record("think_tank", **{made: "晋西能源"})
    for form in ("L:think_tank", "R:think_tank"):
        text = flat(read_back(operations.print_form(register=register, form=form, record_ids=[record])))
        assert "主攻方向" in text and "晋西能源" in text


@pytest.mark.parametrize("name", PRINTED)
def test_official_forms_are_offered_first_then_list_and_sheet(name: str) -> None:
    ids = [form.id for form in forms_for(name)]
    assert ids[-2:] == [f"L:{name}", f"R:{name}"]
    assert {"project": ids[:5] == ["F01", "F05", "F06", "F07", "F08"], "team": ids[0] == "F09"}.get(
        name, True
    )


def test_only_official_numbers_are_shown() -> None:
    shown = {form.id: form.shown for kind in ("agreement", "platform") for form in forms_for(kind)}
    assert shown["F12"] == "F12  合作协议台账"
    assert shown["L-PLATFORM"] == "创新平台台账" and shown["L:platform"] == "创新平台一览表"
