"""Expert pool 专家库 (F11): who may review and advise, and S&T commissioner postings 科技特派员: who serves which enterprise."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules import periods
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.text import LongText, Text

EXPERT = RecordKind(
    name="expert",
    label=Label("专家库", "Expert"),
    title_field="expertise",
    name_key=("person", None),
    sheet_words=("专家库", "专家名单", "专家一览", "专家成员"),
    fields=(
        Field("person", Label("姓名", "Person"), Link("person"), ("专家姓名", "专家"), 15, required=True, searchable=True, pinyin=True),
        Field("expert_type", Label("专家类别", "Type of expert"), Code("expert_type_local", open=True), ("专家类型", "专家类别（技术/财务/管理）"), 16, wanted=True),
        Field("discipline", Label("学科", "Discipline"), Code("gbt13745_discipline_l1", open=True), ("学科领域", "所属学科", "学科（GB/T 13745）"), 20, wanted=True),
        Field("expertise", Label("擅长领域", "Expertise"), Text(60), ("擅长领域/研究方向", "专长", "擅长专业", "熟悉领域"), 33, wanted=True, searchable=True),
        Field("recommended_by", Label("推荐单位", "Recommended by"), Link("organisation"), ("推荐部门",), 30, searchable=True),
        Field("entered_on", Label("入库日期", "In the pool since"), Date(), ("入库时间", "聘任日期", "聘任时间"), 18),
        Field("left_on", Label("出库日期", "Left the pool"), Date(), ("出库时间", "解聘日期"), 18, in_table=False),
        Field("reviews", Label("评审次数", "Reviews"), Number(minimum=0), ("参评次数",), 12, in_table=False),
        Field("recusal", Label("回避单位", "Recusal"), Text(100), ("回避情况", "回避说明"), 40, in_table=False),
        Field("order", Label("排序", "Order"), Number(), ("顺序",), 10, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 8),
    ),
    rules=(periods.ordered("entered_on", "left_on"),),
    within=("person",),
    area="people",
)  # fmt: skip

POSTING = RecordKind(
    name="posting",
    label=Label("科技特派员", "S&T commissioner posting"),
    title_field="task",
    name_key=("person", "enterprise"),
    sheet_words=("特派员",),
    fields=(
        Field("person", Label("姓名", "Person"), Link("person"), ("特派员", "特派员姓名", "科技特派员"), 15, required=True, searchable=True, pinyin=True),
        Field("enterprise", Label("派驻企业", "Enterprise"), Link("organisation"), ("服务企业", "企业名称", "派驻单位", "服务单位", "企业"), 40, required=True, searchable=True, pinyin=True),
        Field("county", Label("所在县（市、区）", "County"), Code("gbt2260_lvliang"), ("县（市、区）", "县区", "县市区", "派驻县"), 18, wanted=True),
        Field("batch", Label("批次", "Batch"), Text(20), ("派遣批次",), 16),
        Field("start", Label("派驻开始", "From"), Date(), ("开始时间", "派驻时间", "起始时间"), 18, wanted=True),
        Field("end", Label("派驻结束", "To"), Date(), ("结束时间", "期满时间", "截止时间"), 18, wanted=True),
        Field("task", Label("服务内容", "Task"), Text(100), ("服务任务", "工作任务", "主要任务"), 50, wanted=True, searchable=True),
        Field("results", Label("服务成效", "Results"), LongText(), ("工作成效", "成效", "取得成效"), 50),
        Field("days", Label("服务天数", "Days served"), Number(minimum=0), ("天数",), 12),
        Field("status", Label("派驻状态", "Status"), Code("posting_status_local"), ("状态", "考核结果"), 14, wanted=True),
        Field("document", Label("派遣文号", "Document"), Text(60, is_number=True), ("文号",), 26, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    rules=(periods.ordered("start", "end"),),
    area="people",
    indexes=(("end", "status"),),
)  # fmt: skip
