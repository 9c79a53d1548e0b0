"""Forms made from the catalogue: a list and a sheet for every kind, so that what has no official form prints too.

``L:KIND`` is the list of its records, ``R:KIND`` one record with all that is known of it and its own tables.
"""

from collections.abc import Mapping, Sequence

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.id_number import IdNumber
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.paperwork.blocks import (
    Block,
    Box,
    Grid,
    GridField,
    Notes,
    Signatures,
    Strip,
    Table,
    TableColumn,
    Title,
)
from lyuliang_desk.paperwork.formkeys import Source
from lyuliang_desk.paperwork.forms import Form, Names
from lyuliang_desk.paperwork.lettering import Align
from lyuliang_desk.paperwork.owntables import own_kinds
from lyuliang_desk.paperwork.page import SHAPES

LIST, SHEET = "L:", "R:"
_DAY = "{report_date|　　　年　　月　　日}"
_NUMBER_WIDTH = 8.0
_WIDEST, _LEAST_WIDTH = 60.0, 9.0  # millimetres of a column before it is fitted to the page
_CROWDED = 1.25  # so much wider than the page, and a larger sheet is the customary one
_LISTED = 26.0  # words of a list in a wider column stand at its left
_LABEL, _VALUE = 28.0, 50.0
_EXACT = "注：合计按原始金额计算后四舍五入，与各行相加之数不完全一致。准确合计：{exact_sums}。"
_PAGE_NUMBER = "第 {page} 页 共 {pages} 页"


def list_form(kind: RecordKind, columns: Sequence[str] = ()) -> Form:
    """The list of a kind: the columns named, or those that its table shows at first; amounts summed below."""
    named = [kind[name] for name in columns if name in kind.by_name]
    fields = named or [f for f in kind.fields if f.in_table]
    wide = sum(_wanted(f) for f in fields) > SHAPES["A4L"].usable_width * _CROWDED
    pages = ("A3L", "A4L") if wide else ("A4L", "A3L")
    sums = tuple(f.name for f in fields if isinstance(f.type, Money))
    first_sum = bool(sums) and fields[0].name == sums[0]
    blocks: tuple[Block, ...] = (
        Title(f"{kind.label.zh}一览表", 20 if wide else 18),
        Strip(("填报单位（盖章）：{reporting_unit}", f"填报日期：{_DAY}", *(["单位：万元"] if sums else []))),
        Table(
            _columns(fields, SHAPES[pages[0]].usable_width, unit=""),
            total="合计" if first_sum else "合　计" if sums else "",
            total_fields=sums,
            least_rows=8,
        ),
        Notes((_EXACT,), size=10.5, when="exact_sums"),
        Signatures(
            (
                "填表人：{prepared_by}",
                "审核人：{checked_by}",
                "负责人（签字）：",
                "联系电话：{reporting_phone}",
            )
        ),
    )
    return Form(
        id=LIST + kind.name,
        name=Names(f"{kind.label.zh}一览表", f"{kind.label.en}: list"),
        kind=kind.name,
        prints="rows",
        pages=pages,
        blocks=blocks,
        page_number=_PAGE_NUMBER,
        sizes=(10.5, 9.0, 7.5),
    )


def record_form(kind: RecordKind, kinds: Mapping[str, RecordKind]) -> Form:
    """One record: what is filled in as label and value, long texts in frames, its own tables below."""
    short = [f for f in kind.fields if not isinstance(f.type, LongText)]
    long = [f for f in kind.fields if isinstance(f.type, LongText)]
    blocks: list[Block] = [
        Title(f"{kind.label.zh}登记表"),
        Strip(("填报单位（盖章）：{office}", f"填报日期：{_DAY}")),
        Grid(tuple((_cell(f),) for f in short), filled_only=True),
        *(Box(f.label.zh, Source((f.name,)), least=0.0, optional=True) for f in long),
        *(_own_table(own, link) for own, link in own_kinds(kinds, kind.name) if own.name != kind.name),
        Signatures(("填表人：{prepared_by}", "负责人（签字）：")),
    ]
    return Form(
        id=SHEET + kind.name,
        name=Names(f"{kind.label.zh}登记表", f"{kind.label.en}: record"),
        kind=kind.name,
        prints="record",
        pages=("A4P",),
        blocks=tuple(blocks),
        page_number=_PAGE_NUMBER,
    )


def _cell(field: Field) -> GridField:
    label = field.label.zh + ("（万元）" if isinstance(field.type, Money) else "")
    return GridField(_before_brackets(label), _LABEL, Source((field.name,)), _VALUE)


def _own_table(kind: RecordKind, link: str) -> Table:
    fields = [f for f in kind.fields if f.name != link and f.name != "order"]
    return Table(
        _columns(fields, SHAPES["A4P"].usable_width, unit="（万元）"),
        source=kind.name,
        heading=kind.label.zh,
        optional=True,
        drop_empty=True,
        sizes=(10.5, 9.0, 7.5, 6.5),
    )


def _columns(fields: Sequence[Field], usable: float, *, unit: str) -> tuple[TableColumn, ...]:
    """A column for each field, as wide as it wants to be in proportion to the page; ``unit`` stands behind amounts."""
    stretch = (usable - _NUMBER_WIDTH) / sum(_wanted(f) for f in fields)
    number = TableColumn("序号", _NUMBER_WIDTH, Source(("#",)), "center")
    return (number, *(_column(f, _wanted(f) * stretch, unit) for f in fields))


def _column(field: Field, width: float, unit: str) -> TableColumn:
    header = field.label.zh + (unit if isinstance(field.type, Money) else "")
    return TableColumn(
        _before_brackets(header), width, Source((field.name,)), _align(field), whole=_is_whole(field)
    )


def _before_brackets(words: str) -> str:
    """A label in two lines where it has brackets: 实施县 above （市、区）."""
    head, bracket, rest = words.partition("（")
    return f"{head}\n{bracket}{rest}" if head and bracket else words


def _wanted(field: Field) -> float:
    """The width that a field would like to have."""
    return max(_LEAST_WIDTH, min(field.width, _WIDEST))


def _align(field: Field) -> Align:
    if isinstance(field.type, Money):
        return "right"
    short = field.width < 17 and not isinstance(field.type, LongText)  # a name, a status, a year
    listed = isinstance(field.type, Code) and field.width <= _LISTED
    return (
        "center" if short or listed or isinstance(field.type, Date | Number | Phones | IdNumber) else "left"
    )


def _is_whole(field: Field) -> bool:
    """Whether its values may not be broken over lines."""
    numbered = isinstance(field.type, Text) and field.type.is_number and field.width <= 24
    return numbered or isinstance(field.type, Money | Phones | IdNumber | Date)
