"""Attachment 附件 of any record: the file itself lies in the register by its SHA-256, here is what is said of it."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.reference import Reference
from lyuliang_desk.catalogue.types.text import Text

ATTACHMENT = RecordKind(
    name="attachment",
    label=Label("附件", "Attachment"),
    title_field="name",
    name_key=("name", None),
    fields=(
        Field("owner", Label("所属记录", "Belongs to"), Reference(), (), 40, required=True),
        Field("owner_kind", Label("所属类别", "Kind of record"), Text(40), (), 20, required=True),
        Field("name", Label("文件名", "File name"), Text(255), (), 50, required=True, searchable=True, pinyin=True),
        Field("sha256", Label("校验值", "SHA-256"), Text(64), (), 40, required=True),
        Field("size", Label("大小（字节）", "Size (bytes)"), Number(minimum=0), (), 16, required=True),
        Field("media_type", Label("文件类型", "Type"), Text(80), (), 20),
        Field("added_on", Label("添加日期", "Added on"), Date(), (), 18, required=True),
        Field("category", Label("附件类别", "Category"), Code("attachment_category_local", open=True), (), 18),
        Field("remarks", Label("备注", "Remarks"), Text(), (), 20),
    ),
)  # fmt: skip
