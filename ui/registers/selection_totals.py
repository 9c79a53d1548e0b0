"""What the status bar says of a table: how many records, how many selected, and the sums of their money."""

from collections.abc import Sequence

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.messages import _
from ui.registers.table_view import RecordTable


def money_fields(fields: Sequence[Field]) -> list[Field]:
    """The shown columns that can be summed."""
    return [field for field in fields if isinstance(field.type, Money)]


def grouped(amount: str) -> str:
    """An amount with commas between thousands: ``1,234.50``."""
    whole, point, fraction = amount.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{fraction}"


def totals_text(table: RecordTable) -> str:
    """One line for the status bar; the sums are those of the selection, or of all that is shown when one is selected."""
    rids = table.selected_rids()
    every = table.model.count
    selected = len(rids)
    if selected <= 1:
        return _("{count} records").format(count=f"{every:,}")
    words = [_("{selected} of {count} selected").format(selected=f"{selected:,}", count=f"{every:,}")]
    money = money_fields(table.columns.fields())
    if money:
        chosen = table.view if selected == every else rids
        sums = table.model.register.totals(chosen, table.kind.name, [field.name for field in money])
        words += [_sum(field, sums[field.name]) for field in money]
    return "    ".join(words)


def _sum(field: Field, fen: int) -> str:
    assert isinstance(field.type, Money)
    amount = grouped(field.type.show(fen))
    return _("{column} {amount} {unit}").format(column=field.label, amount=amount, unit=field.type.unit)
