"""Performance objective 绩效目标 (F16, 财预〔2021〕101号): what a year's fiscal money is to reach, indicator by indicator."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules import money
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text

PERFORMANCE_OBJECTIVE = RecordKind(
    name="performance_objective",
    label=Label("绩效目标", "Performance objective"),
    title_field="title",
    name_key=("title", "project"),
    sheet_words=("绩效目标",),
    fields=(
        Field("year", Label("年度", "Year"), Date("year"), ("申报年度", "年份"), 14, required=True),
        Field("title", Label("绩效项目名称", "Title"), Text(60), ("项目名称", "名称"), 60, required=True, searchable=True, pinyin=True),
        Field("project", Label("项目", "Project"), Link("project"), ("所属项目", "对应项目"), 50, wanted=True),
        Field("attribute", Label("项目属性", "New or continued"), Code("project_attribute_local"), ("属性",), 14, wanted=True),
        Field("department", Label("主管部门", "Competent department"), Link("organisation"), ("主管单位",), 40, wanted=True),
        Field("responsible", Label("项目负责人", "Person in charge"), Text(20), ("负责人",), 16, wanted=True, searchable=True),
        Field("phone", Label("联系电话", "Phone"), Phones(), ("电话",), 22, in_table=False, personal=True),
        Field("total", Label("资金总额", "Total funds"), Money(), ("总额", "资金合计"), 18, wanted=True),
        Field("fiscal", Label("其中：财政资金", "of which fiscal"), Money(), ("财政资金", "财政拨款"), 18, wanted=True),
        Field("other", Label("其中：其他资金", "of which other"), Money(), ("其他资金",), 18),
        Field("overall_objective", Label("总目标", "Overall objective"), LongText(), ("总体目标", "实施期目标"), 60, in_table=False),
        Field("year_objective", Label("年度目标", "Objective for the year"), LongText(), ("当年目标",), 60, in_table=False),
        Field("self_assessment", Label("自评情况", "Self-assessment"), LongText(), ("自评", "完成情况"), 60, in_table=False),
        Field("score", Label("自评得分", "Score"), Number(1, minimum=0), ("得分",), 12),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    rules=(money.sources_close("total", ("fiscal", "other")),),
    area="funds",
)  # fmt: skip

PERFORMANCE_INDICATOR = RecordKind(
    name="performance_indicator",
    label=Label("绩效指标", "Performance indicator"),
    title_field="title",
    name_key=("title", "objective"),
    sheet_words=("绩效指标",),
    fields=(
        Field("objective", Label("绩效目标", "Objective"), Link("performance_objective"), ("绩效项目名称",), 60, required=True, searchable=True, pinyin=True),
        Field("level_1", Label("一级指标", "Level 1"), Code("indicator_level1_local"), (), 16, wanted=True),
        Field("level_2", Label("二级指标", "Level 2"), Code("indicator_level2_local", open=True), (), 18, wanted=True),
        Field("title", Label("三级指标", "Level 3"), Text(60), ("指标名称", "指标内容"), 50, required=True, searchable=True, pinyin=True),
        Field("comparison", Label("比较", "Comparison"), Code("indicator_comparison_local"), ("指标符号", "比较符"), 10, wanted=True),
        Field("value", Label("指标值", "Value"), Text(40), ("目标值", "年度指标值"), 20, wanted=True),
        Field("unit", Label("计量单位", "Unit"), Text(10), ("单位",), 12),
        Field("reached", Label("完成值", "Reached"), Text(40), ("实际完成值", "实际值"), 20),
        Field("order", Label("排序", "Order"), Number(), ("顺序",), 10, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    within=("objective",),
    area="funds",
    under_owner=True,
)  # fmt: skip
