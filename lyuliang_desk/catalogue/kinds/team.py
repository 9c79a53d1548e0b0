"""Team 人才团队 (F10), and Membership: who belongs to it, in which role, from when to when, in which order."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules import periods
from lyuliang_desk.catalogue.types.code import Code, Codes
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.text import LongText, Text

TEAM_FIELDS = (
    Field("name", Label("团队名称", "Team name"), Text(40), ("团队", "人才团队名称", "创新团队名称", "人才团队"), 50, required=True, searchable=True, pinyin=True),
    Field("research_direction", Label("研究方向", "Research direction"), Text(100), ("主要研究方向", "研究领域"), 60, wanted=True, searchable=True),
    Field("host_organisations", Label("依托单位", "Host organisations"), Links("organisation", most=5), ("团队依托单位", "所在单位", "建设单位"), 50, wanted=True, searchable=True),
    Field("founded", Label("成立时间", "Founded"), Date(), ("成立日期", "组建时间", "成立年月"), 20, wanted=True, month_on_paper=True),
    Field("disciplines", Label("学科", "Disciplines"), Codes("gbt13745_discipline_l1", most=3), ("学科领域", "所属学科"), 40),
    Field("county", Label("服务县（市、区）", "County served"), Code("gbt2260_lvliang"), ("县（市、区）", "县区", "所在县", "服务县"), 20),
    Field("platforms", Label("依托平台", "Platforms"), Text(60), ("创新平台",), 40, in_table=False),
    Field("funds_required", Label("经费需求", "Funds required"), Money(), ("所需经费",), 20, in_table=False),
    Field("plan", Label("建设计划与目标", "Plan and targets"), LongText(), ("建设计划", "建设目标"), 156, in_table=False),
    Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 30),
)  # fmt: skip

TEAM = RecordKind(
    name="team",
    label=Label("人才团队", "Team"),
    title_field="name",
    name_key=("name", None),
    sheet_words=("团队汇总", "团队一览", "团队名单", "团队情况"),
    fields=TEAM_FIELDS,
    area="people",
)

MEMBERSHIP_FIELDS = (
    Field("team", Label("团队", "Team"), Link("team"), ("团队名称", "所在团队", "所属团队", "人才团队", "人才团队名称"), 40, required=True),
    Field("person", Label("姓名", "Person"), Link("person"), (), 15, required=True),
    Field("role", Label("团队角色", "Role in team"), Code("team_role_local", open=True), ("角色", "团队职务", "团队分工", "成员类别", "成员类型", "团队身份", "在团队中的角色"), 13, wanted=True),
    Field("task", Label("分工", "Task"), Text(60), ("任务分工", "承担任务", "主要分工"), 40),
    Field("months", Label("投入月数", "Months"), Number(1), ("月数", "工作月数", "投入时间（月）"), 12),
    Field("start", Label("加入时间", "From"), Date(), ("入团时间", "进入团队时间"), 15),
    Field("end", Label("退出时间", "To"), Date(), ("离开时间",), 15),
    Field("order", Label("排序", "Order"), Number(), ("序号",), 10),
)  # fmt: skip

MEMBERSHIP = RecordKind(
    name="membership",
    label=Label("团队成员", "Membership"),
    title_field="role",
    keys=(),
    name_key=("person", "team"),
    fields=MEMBERSHIP_FIELDS,
    within=("team", "person"),
    area="people",
    under_owner=True,
    rules=(periods.ordered("start", "end"),),
)
