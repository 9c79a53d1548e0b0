"""What an office decides for itself: fields of its own, numbering, saved views, findings it accepts, doubles that are none.

They are records like any other, so they are logged, undone and carried to other offices; they have no table of their own.
"""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.reference import Reference
from lyuliang_desk.catalogue.types.text import LongText, Text
from lyuliang_desk.catalogue.types.yes_no import YesNo


def _record_kind() -> Field:
    return Field("record_kind", Label("登记类别", "Kind of record"), Text(40), (), 20, required=True)


CUSTOM_FIELD = RecordKind(
    name="custom_field",
    label=Label("自定义字段", "Custom field"),
    title_field="name",
    name_key=("name", None),
    fields=(
        _record_kind(),
        Field("name", Label("字段名称", "Name"), Text(20), (), 20, required=True),
        Field("english_name", Label("英文名称", "English name"), Text(40), (), 20),
        Field("field_type", Label("字段类型", "Type"), Code("field_type_local"), (), 16, required=True),
        Field("code_list", Label("代码表", "Code list"), Text(40), (), 20),
        Field("words", Label("选项", "Words to choose from"), LongText(), (), 40),
        Field("headers", Label("报表列名", "Header texts in workbooks"), Text(200), (), 40),
        Field("required", Label("必填", "Required"), YesNo(), (), 8),
        Field("personal", Label("个人信息", "Personal information"), YesNo(), (), 8),
        Field("order", Label("排序", "Order"), Number(), (), 8),
        Field("remarks", Label("备注", "Remarks"), Text(), (), 20),
    ),
)  # fmt: skip

NUMBERING_RULE = RecordKind(
    name="numbering_rule",
    label=Label("编号规则", "Numbering rule"),
    title_field="pattern",
    name_key=("pattern", None),
    fields=(
        _record_kind(),
        Field("pattern", Label("编号格式", "Pattern"), Text(40), (), 30, required=True),
        Field("automatic", Label("自动编号", "Automatic"), YesNo(), (), 10),
        Field("remarks", Label("备注", "Remarks"), Text(), (), 20),
    ),
)  # fmt: skip

SAVED_VIEW = RecordKind(
    name="saved_view",
    label=Label("视图", "Saved view"),
    title_field="name",
    name_key=("name", None),
    fields=(
        Field("name", Label("视图名称", "Name"), Text(40), (), 30, required=True, searchable=True),
        _record_kind(),
        Field("definition", Label("视图内容", "Definition"), LongText(), (), 60),
        Field("remarks", Label("备注", "Remarks"), Text(), (), 20),
    ),
)  # fmt: skip

ACCEPTED_FINDING = RecordKind(
    name="accepted_finding",
    label=Label("已说明的问题", "Accepted finding"),
    title_field="reason",
    name_key=("reason", None),
    fields=(
        Field("code", Label("问题代码", "Code"), Text(60), (), 30, required=True),
        Field("record", Label("记录", "Record"), Reference(), (), 40, required=True),
        _record_kind(),
        Field("field", Label("字段", "Field"), Text(60), (), 20),
        Field("evidence", Label("当时的值", "Values of the moment"), Text(200), (), 40),
        Field("reason", Label("说明理由", "Reason"), Text(200), (), 60, required=True),
    ),
)  # fmt: skip

NOT_DUPLICATE = RecordKind(
    name="not_duplicate",
    label=Label("确认不重复", "Not a duplicate"),
    title_field="reason",
    name_key=("reason", None),
    fields=(
        _record_kind(),
        Field("first", Label("记录一", "First record"), Reference(), (), 40, required=True),
        Field("second", Label("记录二", "Second record"), Reference(), (), 40, required=True),
        Field("reason", Label("说明", "Reason"), Text(200), (), 60),
    ),
)  # fmt: skip

OFFICE_KINDS = (CUSTOM_FIELD, NUMBERING_RULE, SAVED_VIEW, ACCEPTED_FINDING, NOT_DUPLICATE)
