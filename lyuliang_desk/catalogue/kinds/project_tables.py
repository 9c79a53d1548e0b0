"""The project's own tables: plan, targets, budget, people, partners and changes, as the task contract (F02) lists them."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import OwnersLock, RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules import periods
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.text import LongText, Text


def _project(width: float = 50) -> Field:
    return Field("project", Label("项目", "Project"), Link("project"), ("项目名称", "所属项目"), width, required=True, searchable=True, pinyin=True)  # fmt: skip


def _order() -> Field:
    return Field("order", Label("排序", "Order"), Number(), ("顺序",), 10, in_table=False)


def _remarks() -> Field:
    return Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20)


ANNUAL_PLAN = RecordKind(
    name="annual_plan",
    label=Label("年度计划", "Annual plan"),
    title_field="content",
    name_key=("content", "project"),
    sheet_words=("年度计划", "进度安排"),
    fields=(
        _project(),
        Field("year", Label("年度", "Year"), Date("year"), ("计划年度", "年份"), 12, wanted=True),
        Field("start", Label("开始时间", "Start"), Date(), ("起始时间", "开始年月"), 15),
        Field("end", Label("结束时间", "End"), Date(), ("终止时间", "截止时间", "结束年月"), 15),
        Field("content", Label("工作内容", "Work planned"), LongText(), ("主要内容", "计划内容", "年度计划内容", "主要任务"), 70, required=True, searchable=True),
        Field("goal", Label("阶段目标", "Goal"), LongText(), ("年度目标", "目标", "阶段性目标"), 50),
        Field("done", Label("完成情况", "What was done"), LongText(), ("执行情况", "进展"), 50),
        _order(),
        _remarks(),
    ),
    rules=(periods.ordered("start", "end"),),
    within=("project",),
    area="projects",
    under_owner=True,
    owners_lock=OwnersLock("project", ("done", "remarks", "order")),
)  # fmt: skip

MILESTONE = RecordKind(
    name="milestone",
    label=Label("里程碑", "Milestone"),
    title_field="title",
    name_key=("title", "project"),
    sheet_words=("里程碑", "节点"),
    fields=(
        _project(),
        Field("title", Label("里程碑名称", "Milestone title"), Text(60), ("里程碑", "节点名称", "节点", "名称"), 50, required=True, searchable=True, pinyin=True),
        Field("due", Label("计划完成时间", "Due"), Date(), ("计划时间", "应完成时间", "截止时间"), 20, wanted=True),
        Field("completed", Label("实际完成时间", "Completed"), Date(), ("完成时间", "实际时间"), 20),
        Field("status", Label("状态", "Status"), Code("milestone_status_local"), ("完成状态", "进展"), 14, wanted=True),
        Field("deliverable", Label("交付成果", "Deliverable"), Text(80), ("成果", "交付物", "提交成果"), 40),
        _order(),
        _remarks(),
    ),
    within=("project",),
    area="projects",
    under_owner=True,
    indexes=(("due", "status"),),
)  # fmt: skip

PERFORMANCE_TARGET = RecordKind(
    name="performance_target",
    label=Label("考核指标", "Performance target"),
    title_field="title",
    name_key=("title", "project"),
    sheet_words=("考核指标", "指标"),
    fields=(
        _project(),
        Field("title", Label("指标名称", "Target"), Text(60), ("考核指标", "指标", "名称"), 50, required=True, searchable=True, pinyin=True),
        Field("category", Label("指标类别", "Category"), Code("target_category_local", open=True), ("类别", "指标类型"), 18, wanted=True),
        Field("unit", Label("计量单位", "Unit"), Text(10), ("单位",), 12),
        Field("at_start", Label("立项时值", "At start"), Text(40), ("立项时已有指标值", "立项时", "基准值"), 20),
        Field("at_midterm", Label("中期值", "At mid-term"), Text(40), ("中期指标值", "中期目标值", "中期"), 20),
        Field("at_end", Label("完成时值", "At the end"), Text(40), ("完成时指标值", "目标值", "完成时"), 20, wanted=True),
        Field("midterm_result", Label("中期完成值", "Reached at mid-term"), Text(40), ("中期完成情况",), 20),
        Field("result", Label("实际完成值", "Reached"), Text(40), ("完成情况", "实际值", "完成值"), 20),
        Field("method", Label("考核方式", "Method of assessment"), Text(60), ("考核方法", "评测方式", "考核方式（方法）"), 30),
        _order(),
        _remarks(),
    ),
    within=("project",),
    area="projects",
    under_owner=True,
    owners_lock=OwnersLock("project", ("midterm_result", "result", "remarks", "order")),
)  # fmt: skip

BUDGET_LINE = RecordKind(
    name="budget_line",
    label=Label("项目预算", "Budget line"),
    title_field="basis",
    name_key=("subject", "project"),
    sheet_words=("预算表", "经费预算", "项目预算"),
    fields=(
        _project(),
        Field("subject", Label("预算科目", "Budget subject"), Code("budget_subject_2021", open=True), ("科目", "科目名称", "支出科目", "经费科目"), 50, required=True),
        Field("fiscal", Label("财政资金", "Fiscal funds"), Money(), ("财政", "专项经费", "财政经费", "专项资金"), 20),
        Field("own", Label("自筹资金", "Own funds"), Money(), ("自筹", "自筹经费", "配套资金", "企业自筹"), 20),
        Field("adjusted_fiscal", Label("调整后财政", "Fiscal, adjusted"), Money(), ("调整后财政资金", "调整后预算（财政）"), 20, in_table=False),
        Field("adjusted_own", Label("调整后自筹", "Own, adjusted"), Money(), ("调整后自筹资金", "调整后预算（自筹）"), 20, in_table=False),
        Field("basis", Label("计算依据", "Basis"), Text(200), ("计算依据及理由", "测算依据", "测算说明", "依据"), 60, searchable=True),
        _order(),
        _remarks(),
    ),
    within=("project",),
    area="projects",
    under_owner=True,
    owners_lock=OwnersLock("project", ("adjusted_fiscal", "adjusted_own", "remarks", "order")),
    indexes=(("project", "fiscal", "own"),),
)  # fmt: skip

PAYMENT_PLAN = RecordKind(
    name="payment_plan",
    label=Label("拨款计划", "Payment plan"),
    title_field="condition",
    name_key=("condition", "project"),
    sheet_words=("拨款计划", "用款计划"),
    fields=(
        _project(),
        Field("year", Label("年度", "Year"), Date("year"), ("拨款年度", "年份"), 12, required=True),
        Field("source", Label("资金来源", "Source of funds"), Code("fund_source_local", open=True), ("来源", "经费来源"), 24, wanted=True),
        Field("amount", Label("拨款金额", "Amount"), Money(), ("金额", "计划金额", "计划拨款"), 20, required=True),
        Field("due", Label("计划拨付时间", "Due"), Date(), ("拨付时间", "计划时间"), 20),
        Field("condition", Label("拨付条件", "Condition"), Text(80), ("条件",), 50, searchable=True),
        _order(),
        _remarks(),
    ),
    within=("project",),
    area="projects",
    under_owner=True,
    owners_lock=OwnersLock("project", ("remarks", "order")),
    indexes=(("due",),),
)  # fmt: skip

PARTICIPANT = RecordKind(
    name="participant",
    label=Label("参加人员", "Participant"),
    title_field="task",
    name_key=("person", "project"),
    sheet_words=("项目组人员", "参加人员", "项目组成员", "项目人员"),
    fields=(
        _project(),
        Field("person", Label("姓名", "Person"), Link("person"), ("人员姓名", "成员姓名", "参加人员"), 15, required=True, searchable=True, pinyin=True),
        Field("role", Label("项目角色", "Role in the project"), Code("project_role_local", open=True), ("角色", "项目分工角色"), 16, wanted=True),
        Field("task", Label("分工", "Task"), Text(60), ("任务分工", "承担任务", "主要分工", "项目分工"), 50, wanted=True),
        Field("months", Label("投入月数", "Months"), Number(1), ("月数", "工作月数", "投入时间（月）", "每年工作月数"), 14),
        Field("share", Label("投入时间（%）", "Share of time (%)"), Number(minimum=0), ("投入比例", "投入时间比例"), 14),
        Field("start", Label("加入时间", "From"), Date(), (), 15, in_table=False),
        Field("end", Label("退出时间", "To"), Date(), (), 15, in_table=False),
        _order(),
        _remarks(),
    ),
    rules=(periods.ordered("start", "end"),),
    within=("project", "person"),
    area="projects",
    under_owner=True,
)  # fmt: skip

PARTNERSHIP = RecordKind(
    name="partnership",
    label=Label("参加单位", "Partner in a project"),
    title_field="task",
    name_key=("organisation", "project"),
    sheet_words=("参加单位", "单位分工", "任务分工"),
    fields=(
        _project(),
        Field("organisation", Label("单位名称", "Organisation"), Link("organisation"), ("单位", "参加单位", "合作单位"), 50, required=True, searchable=True, pinyin=True),
        Field("role", Label("单位角色", "Role"), Code("partner_role_local", open=True), ("角色", "类型"), 16, wanted=True),
        Field("task", Label("任务分工", "Division of work"), LongText(), ("分工", "承担任务", "主要任务"), 60, wanted=True),
        Field("fiscal", Label("财政资金", "Fiscal funds"), Money(), ("财政", "分配财政资金"), 20),
        Field("own", Label("自筹资金", "Own funds"), Money(), ("自筹", "配套资金"), 20),
        Field("ip_share", Label("知识产权归属", "Intellectual property"), Text(80), ("知识产权约定",), 40, in_table=False),
        _order(),
        _remarks(),
    ),
    within=("project",),
    area="projects",
    under_owner=True,
    owners_lock=OwnersLock("project", ("remarks", "order")),
)  # fmt: skip

PROJECT_CHANGE = RecordKind(
    name="project_change",
    label=Label("项目变更", "Project change"),
    title_field="content",
    name_key=("content", "project"),
    sheet_words=("项目变更", "变更事项"),
    fields=(
        _project(),
        Field("change_type", Label("变更类型", "Type of change"), Code("project_change_local", open=True), ("类型", "变更类别"), 16, required=True),
        Field("applied_on", Label("申请日期", "Requested on"), Date(), ("申请时间",), 20, wanted=True),
        Field("approved_on", Label("批准日期", "Approved on"), Date(), ("批复日期", "批准时间"), 20),
        Field("document", Label("批准文号", "Document"), Text(60, is_number=True), ("文号", "批复文号"), 30, searchable=True),
        Field("content", Label("变更内容", "Content"), LongText(), ("内容", "变更事项"), 60, required=True, searchable=True),
        Field("reason", Label("变更理由", "Reason"), LongText(), ("理由", "原因"), 60),
        Field("new_end", Label("延期至", "Extended to"), Date(), ("延长至", "变更后结束时间"), 18),
        _remarks(),
    ),
    rules=(periods.ordered("applied_on", "approved_on"),),
    within=("project",),
    area="projects",
    under_owner=True,
)  # fmt: skip

PROJECT_TABLES = (ANNUAL_PLAN, MILESTONE, PERFORMANCE_TARGET, BUDGET_LINE, PAYMENT_PLAN, PARTICIPANT, PARTNERSHIP, PROJECT_CHANGE)  # fmt: skip
