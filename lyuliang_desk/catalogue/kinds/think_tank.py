"""Think tank 智库 and the advice that it hands in."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.text import LongText, Text

THINK_TANK = RecordKind(
    name="think_tank",
    label=Label("智库", "Think tank"),
    title_field="name",
    name_key=("name", None),
    sheet_words=("智库",),
    fields=(
        Field("name", Label("智库名称", "Think tank"), Text(60), ("名称", "智库"), 50, required=True, searchable=True, pinyin=True),
        Field("host", Label("依托单位", "Host organisation"), Link("organisation"), ("单位", "建设单位"), 40, wanted=True, searchable=True, pinyin=True),
        Field("chief", Label("首席专家", "Chief expert"), Link("person"), ("负责人", "首席"), 16, wanted=True, searchable=True, pinyin=True),
        Field("experts", Label("智库专家", "Experts"), Links("person"), ("专家", "成员"), 40, searchable=True),
        Field("industry", Label("研究领域", "Field"), Code("industry_local", open=True), ("领域", "产业领域"), 20),
        Field("founded", Label("成立时间", "Founded"), Date(), ("成立日期", "组建时间"), 16, wanted=True, month_on_paper=True),
        Field("research_direction", Label("研究方向", "Research direction"), Text(100), ("主要研究方向",), 50, searchable=True),
        Field("introduction", Label("智库简介", "Introduction"), LongText(), ("简介",), 60, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    area="platforms",
)  # fmt: skip

ADVICE_REPORT = RecordKind(
    name="advice_report",
    label=Label("咨询报告", "Advice report"),
    title_field="title",
    name_key=("title", "think_tank"),
    sheet_words=("咨询报告", "决策咨询", "建议"),
    fields=(
        Field("think_tank", Label("智库", "Think tank"), Link("think_tank"), ("智库名称", "所属智库"), 50, required=True, searchable=True, pinyin=True),
        Field("title", Label("报告题目", "Report"), Text(60), ("报告名称", "题目", "名称", "咨询报告"), 50, required=True, searchable=True, pinyin=True),
        Field("authors", Label("执笔人", "Authors"), Links("person"), ("作者", "完成人", "撰写人"), 30, wanted=True, searchable=True),
        Field("submitted_on", Label("报送日期", "Submitted on"), Date(), ("报送时间", "提交日期", "日期"), 18, wanted=True),
        Field("submitted_to", Label("报送单位", "Submitted to"), Text(60), ("报送部门", "提交单位", "报送对象"), 36, wanted=True),
        Field("status", Label("采纳情况", "Adoption"), Code("advice_status_local"), ("状态", "采纳状态", "采用情况"), 16, wanted=True),
        Field("endorsement", Label("批示情况", "Endorsement"), Text(100), ("批示", "领导批示"), 40),
        Field("project", Label("相关项目", "Project"), Link("project"), ("项目", "项目名称"), 40, in_table=False),
        Field("abstract", Label("内容摘要", "Abstract"), LongText(), ("摘要", "主要内容"), 60, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    within=("think_tank",),
    area="platforms",
    under_owner=True,
)  # fmt: skip
