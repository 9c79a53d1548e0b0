"""What an office has learned of the workbooks that it receives, and what of them still waits for an answer.

They are records like any other: logged, undone and carried to other offices; they have no table of their own.
"""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.text import LongText, Text


def _sender() -> Field:
    return Field("sender", Label("报送单位", "Sender"), Text(60), (), 24, searchable=True)


SHEET_MEMORY = RecordKind(
    name="sheet_memory",
    label=Label("表样记忆", "Remembered sheet"),
    title_field="title",
    name_key=("fingerprint", None),
    fields=(
        _sender(),
        Field("title", Label("表样", "Sheet"), Text(120), (), 40, required=True, searchable=True),
        Field("fingerprint", Label("表头特征", "Header fingerprint"), Text(64), (), 40, required=True),
        Field("record_kind", Label("登记类别", "Kind of record"), Text(40), (), 20, required=True),
        Field("definition", Label("对应关系", "Definition"), LongText(), (), 60),
        Field("file_name", Label("来源文件", "Learned from"), Text(255), (), 40),
        Field("remarks", Label("备注", "Remarks"), Text(), (), 20),
    ),
)  # fmt: skip

VALUE_ALIAS = RecordKind(
    name="value_alias",
    label=Label("写法对照", "Remembered spelling"),
    title_field="written",
    name_key=("written", None),
    fields=(
        _sender(),
        Field("record_kind", Label("登记类别", "Kind of record"), Text(40), (), 20),
        Field("field", Label("字段", "Field"), Text(60), (), 20),
        Field("written", Label("报表写法", "Written"), Text(200), (), 30, required=True, searchable=True),
        Field("meant", Label("规范写法", "Meant"), Text(200), (), 30, required=True, searchable=True),
        Field("remarks", Label("备注", "Remarks"), Text(), (), 20),
    ),
)  # fmt: skip

IMPORT_ITEM = RecordKind(
    name="import_item",
    label=Label("待处理行", "Row to be settled"),
    title_field="title",
    name_key=("title", None),
    fields=(
        _sender(),
        Field("title", Label("内容", "What it speaks of"), Text(200), (), 40, searchable=True),
        Field("state", Label("处理状态", "State"), Code("import_item_state_local"), (), 12, required=True),
        Field("file_name", Label("文件", "File"), Text(255), (), 40, required=True, searchable=True),
        Field("file_sha256", Label("文件校验值", "SHA-256 of the file"), Text(64), (), 40, required=True),
        Field("sheet", Label("工作表", "Sheet"), Text(60), (), 20, required=True),
        Field("row_number", Label("行号", "Row"), Number(minimum=1), (), 8, required=True),
        Field("record_kind", Label("登记类别", "Kind of record"), Text(40), (), 20),
        Field("row_key", Label("识别依据", "Told by"), Text(200), (), 30),
        Field("cells", Label("原文", "Cells as written"), LongText(), (), 60),
        Field("findings", Label("问题", "Findings"), LongText(), (), 60),
        Field("sent_back_on", Label("退回日期", "Sent back on"), Date(), (), 14),
        Field("settled_on", Label("办结日期", "Settled on"), Date(), (), 14),
        Field("settled_by", Label("办结依据", "Settled by"), Text(255), (), 40),
        Field("remarks", Label("备注", "Remarks"), Text(), (), 20),
    ),
    indexes=(("state",),),
)  # fmt: skip

IMPORT_KINDS = (SHEET_MEMORY, VALUE_ALIAS, IMPORT_ITEM)
