"""Matchmaking activity 对接活动 (F15) with what came of it: needs, intentions, agreements."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.text import LongText, Text

ACTIVITY = RecordKind(
    name="activity",
    label=Label("对接活动", "Matchmaking activity"),
    title_field="title",
    name_key=("title", None),
    sheet_words=("活动", "对接会"),
    fields=(
        Field("title", Label("活动名称", "Activity"), Text(60), ("活动", "名称", "会议名称", "活动主题"), 42, required=True, searchable=True, pinyin=True),
        Field("activity_type", Label("活动类型", "Type"), Code("activity_type_local", open=True), ("类型", "形式"), 18, in_table=False),
        Field("held_on", Label("活动日期", "Date"), Date(), ("日期", "时间", "举办时间", "活动时间", "举办日期"), 20, wanted=True),
        Field("place", Label("活动地点", "Place"), Text(60), ("地点", "举办地点"), 24, wanted=True),
        Field("county", Label("所在县（市、区）", "County"), Code("gbt2260_lvliang"), ("县（市、区）", "县区", "县市区"), 18, in_table=False),
        Field("organisers", Label("主办单位", "Organisers"), Links("organisation"), ("主办", "主办/承办", "承办单位", "主办（承办）单位", "组织单位"), 30, wanted=True, searchable=True),
        Field("enterprise_count", Label("参加企业数", "Enterprises"), Number(minimum=0), ("企业数", "参会企业数"), 14, wanted=True),
        Field("expert_count", Label("参加专家数", "Experts"), Number(minimum=0), ("专家数", "参会专家数"), 14, wanted=True),
        Field("result_count", Label("发布成果数", "Results presented"), Number(minimum=0), ("成果数",), 14),
        Field("need_count", Label("收集需求数", "Needs collected"), Number(minimum=0), ("需求数", "征集需求数"), 14),
        Field("intention_count", Label("达成意向数", "Letters of intent"), Number(minimum=0), ("意向数",), 14),
        Field("signed_count", Label("签约数", "Contracts signed"), Number(minimum=0), ("签约项目数",), 12),
        Field("intended_amount", Label("意向金额", "Intended value"), Money(), ("意向额", "意向合作金额"), 16),
        Field("responsible", Label("负责人", "Person responsible"), Text(20), ("联系人", "活动负责人"), 14, wanted=True, searchable=True),
        Field("needs", Label("收集的需求", "Needs collected there"), Links("technology_need"), (), 40, in_table=False),
        Field("agreements", Label("签订的协议", "Agreements signed"), Links("agreement"), (), 40, in_table=False),
        Field("summary", Label("活动小结", "Summary"), LongText(), ("小结", "活动情况"), 60, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 21),
    ),
    area="cooperation",
    indexes=(("held_on",),),
)  # fmt: skip

INTENTION = RecordKind(
    name="intention",
    label=Label("合作意向", "Letter of intent"),
    title_field="title",
    name_key=("title", "activity"),
    sheet_words=("意向",),
    fields=(
        Field("activity", Label("对接活动", "Activity"), Link("activity"), ("活动名称", "活动"), 42, required=True, searchable=True, pinyin=True),
        Field("title", Label("意向名称", "Intention"), Text(60), ("名称", "合作意向", "意向项目", "意向内容"), 46, required=True, searchable=True, pinyin=True),
        Field("enterprise", Label("企业名称", "Enterprise"), Link("organisation"), ("企业", "企业方", "单位名称"), 40, wanted=True, searchable=True, pinyin=True),
        Field("partner", Label("院所方", "Institute"), Link("organisation"), ("高校院所", "院所", "高校", "合作方"), 40, wanted=True, searchable=True, pinyin=True),
        Field("team", Label("合作团队", "Team"), Link("team"), ("团队", "团队名称"), 36, in_table=False),
        Field("need", Label("对应需求", "Need"), Link("technology_need"), ("需求", "需求名称"), 40, in_table=False),
        Field("amount", Label("意向金额", "Intended value"), Money(), ("金额", "意向额"), 16),
        Field("status", Label("意向状态", "Status"), Code("intention_status_local"), ("状态", "进展"), 14, wanted=True),
        Field("agreement", Label("转为协议", "Became the agreement"), Link("agreement"), ("协议", "协议名称"), 40),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    within=("activity",),
    area="cooperation",
    under_owner=True,
)  # fmt: skip
