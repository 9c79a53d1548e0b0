"""Technology need 企业技术需求 (F14) and its matching with teams: who was brought together, and what came of it."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text

TECHNOLOGY_NEED = RecordKind(
    name="technology_need",
    label=Label("技术需求", "Technology need"),
    title_field="title",
    keys=("number",),
    name_key=("title", "enterprise"),
    sheet_words=("需求",),
    fields=(
        Field("number", Label("需求编号", "Need number"), Text(30, is_number=True), ("编号",), 22, searchable=True),
        Field("title", Label("需求名称", "Need"), Text(60), ("名称", "技术需求", "技术需求名称", "需求题目", "难题名称"), 50, required=True, searchable=True, pinyin=True),
        Field("enterprise", Label("企业名称", "Enterprise"), Link("organisation"), ("企业", "单位名称", "需求单位", "提出单位", "单位"), 40, required=True, searchable=True, pinyin=True),
        Field("county", Label("所在县（市、区）", "County"), Code("gbt2260_lvliang"), ("县（市、区）", "县区", "所在县", "县市区"), 18, wanted=True),
        Field("industry", Label("所属行业", "Industry"), Code("industry_local", open=True), ("行业", "产业领域", "领域", "所属领域", "技术领域"), 20, wanted=True),
        Field("need_type", Label("需求类型", "Type of need"), Code("need_type_local", open=True), ("类型", "需求类别"), 18, wanted=True),
        Field("enterprise_size", Label("企业规模", "Size of the enterprise"), Code("enterprise_size_local"), ("规模",), 14, in_table=False),
        Field("main_products", Label("主营产品", "Main products"), Text(60), ("主营业务", "主要产品"), 40, in_table=False),
        Field("revenue", Label("上年营业收入", "Revenue, last year"), Money(), ("上年营收", "营业收入"), 20, in_table=False),
        Field("rd_spending", Label("上年研发投入", "R&D spending, last year"), Money(), ("研发投入",), 20, in_table=False),
        Field("contact", Label("联系人", "Contact"), Text(20), ("企业联系人",), 16, wanted=True, searchable=True),
        Field("phone", Label("联系电话", "Phone"), Phones(), ("电话", "手机", "联系方式"), 22, wanted=True, personal=True, searchable=True),
        Field("background", Label("背景与现状", "Background and present state"), LongText(), ("背景", "现状", "技术背景"), 60, in_table=False),
        Field("indices", Label("技术指标要求", "Technical indices required"), LongText(), ("技术指标", "指标要求", "主要指标"), 60, in_table=False),
        Field("deadline", Label("完成时限", "Deadline"), Date(), ("时限", "期望完成时间", "需求时限"), 16),
        Field("planned_spending", Label("拟投入资金", "Planned spending"), Money(), ("拟投入", "投入资金", "拟投入经费", "计划投入"), 18, wanted=True),
        Field("cooperation_mode", Label("合作方式", "Mode of cooperation"), Code("cooperation_mode_local", open=True), ("合作模式", "拟合作方式"), 18, wanted=True),
        Field("ip_arrangement", Label("知识产权与利益分配", "IP and sharing of benefit"), Text(100), ("知识产权", "利益分配"), 40, in_table=False),
        Field("preferred_partner", Label("意向院所/专家", "Preferred partner"), Text(60), ("意向院所", "意向专家", "意向合作单位"), 30, in_table=False),
        Field("collected_on", Label("征集日期", "Collected on"), Date(), ("提出日期", "填报日期", "征集时间"), 18),
        Field("status", Label("对接状态", "Status"), Code("need_status_local"), ("状态", "需求状态", "进展"), 14, wanted=True),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    area="cooperation",
    indexes=(("status",),),
)  # fmt: skip

NEED_MATCH = RecordKind(
    name="need_match",
    label=Label("需求匹配", "Match of a need"),
    title_field="outcome",
    name_key=("outcome", "need"),
    sheet_words=("匹配",),
    fields=(
        Field("need", Label("需求", "Need"), Link("technology_need"), ("需求名称", "技术需求"), 50, required=True, searchable=True, pinyin=True),
        Field("team", Label("匹配团队", "Team"), Link("team"), ("团队", "团队名称"), 36, wanted=True, searchable=True, pinyin=True),
        Field("person", Label("匹配专家", "Expert"), Link("person"), ("专家", "专家姓名"), 16, searchable=True, pinyin=True),
        Field("organisation", Label("院所", "Institute"), Link("organisation"), ("院校", "高校", "科研院所"), 36),
        Field("met_on", Label("对接日期", "Met on"), Date(), ("对接时间",), 18, wanted=True),
        Field("status", Label("进展", "Progress"), Code("need_status_local"), ("状态", "对接状态"), 14, wanted=True),
        Field("outcome", Label("对接结果", "Outcome"), Text(100), ("结果", "对接情况"), 50, searchable=True),
        Field("agreement", Label("合作协议", "Agreement"), Link("agreement"), ("协议", "协议名称"), 36),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    within=("need",),
    area="cooperation",
    under_owner=True,
)  # fmt: skip
