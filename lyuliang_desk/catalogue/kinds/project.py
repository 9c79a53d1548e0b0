"""Project 项目: every field of the project ledger (F05), and of the application (F01) what belongs to the project itself."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import Composite, Lock, RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.life import PROJECT_LIFE, has_what_its_state_asks
from lyuliang_desk.catalogue.rules import money, periods
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.period import Period
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text

LEDGER = Label("基本情况", "Basics")
FUNDS = Label("经费（万元）", "Funds (10,000 yuan)")
APPLICATION = Label("申报", "Application")
LIFE = Label("过程管理", "Course of the project")
TEXTS = Label("申报书正文", "Text of the application")

PROJECT_FIELDS = (
    Field("number", Label("项目编号", "Project number"), Text(30, is_number=True), ("编号", "立项编号", "项目号", "项目代码", "合同编号", "项目编码", "项目ID", "计划编号", "立项文号", "任务书编号"), 24, wanted=True, searchable=True, group=LEDGER),
    Field("title", Label("项目名称", "Project title"), Text(60), ("名称", "课题名称", "项目题目", "项目"), 50, required=True, searchable=True, pinyin=True, group=LEDGER),
    Field("category", Label("项目类别", "Project category"), Code("project_category_local", open=True), ("类别", "项目类型", "类型", "项目性质", "所属专项", "专项名称"), 16, wanted=True, group=LEDGER),
    Field("lead_organisation", Label("承担单位", "Lead organisation"), Link("organisation"), ("申报单位", "项目承担单位", "牵头单位", "项目单位", "实施单位", "主持单位", "申报单位（盖章）", "单位", "单位名称", "企业名称", "承担单位名称", "申报单位名称", "申报企业", "承担企业", "依托单位", "建设单位", "承办单位", "项目实施单位", "项目申报单位", "项目牵头单位", "牵头承担单位", "第一承担单位", "主要承担单位", "项目业主"), 30, wanted=True, searchable=True, pinyin=True, group=LEDGER),
    Field("partners", Label("合作单位", "Partner organisations"), Links("organisation"), ("参加单位", "协作单位", "参与单位", "联合单位", "合作单位名称", "联合申报单位", "合作高校", "合作院所", "合作高校院所", "技术依托单位", "产学研合作单位", "参加单位名称"), 30, searchable=True, group=LEDGER),
    Field("leader", Label("项目负责人", "Principal investigator"), Link("person"), ("负责人", "主持人", "项目主持人", "课题负责人", "项目负责人姓名", "负责人姓名", "第一负责人", "首席专家", "项目组长", "负责人（姓名）"), 14, wanted=True, searchable=True, pinyin=True, group=LEDGER),
    Field("leader_phone", Label("联系电话", "Phone"), Phones(), ("电话", "手机", "手机号", "手机号码", "负责人电话", "联系方式", "负责人联系电话", "电话号码", "移动电话", "负责人手机", "负责人手机号", "负责人联系方式", "项目负责人电话", "项目负责人联系电话", "项目负责人联系方式", "项目负责人手机"), 22, wanted=True, personal=True, searchable=True, group=LEDGER),
    Field("industry", Label("产业领域", "Industry field"), Code("industry_local", open=True), ("领域", "技术领域", "所属领域", "所属行业", "行业", "产业", "行业领域", "产业类别", "所属产业", "产业链", "所属技术领域", "所属产业领域", "重点产业"), 18, wanted=True, group=LEDGER),
    Field("county", Label("实施县（市、区）", "County of implementation"), Code("gbt2260_lvliang"), ("县（市、区）", "县区", "县市区", "所在县", "所属县区", "实施地", "实施地点", "实施县", "所在县（市、区）", "县别", "区县", "地区", "所属地区", "所属区县", "所在地", "所在地区", "项目所在地", "建设地点"), 16, wanted=True, group=LEDGER),
    Field("year", Label("立项年度", "Year approved"), Date("year"), ("年度", "立项年份", "立项时间", "年份", "批准年度", "计划年度", "批准年份"), 11, wanted=True, group=LEDGER),
    Field("start", Label("开始时间", "Start"), Date(), ("开始日期", "起始时间", "起始年月", "开始年月", "项目开始时间", "开工时间", "起始日期", "启动时间", "立项日期", "项目起始时间"), 12, group=LEDGER, month_on_paper=True),
    Field("end", Label("结束时间", "End"), Date(), ("结束日期", "终止时间", "完成时间", "截止时间", "终止年月", "结束年月", "完成年月", "项目结束时间", "完成日期", "截止日期", "结题时间", "竣工时间", "计划完成时间"), 12, group=LEDGER, month_on_paper=True),
    Field("status", Label("进展状态", "Status"), Code("project_status_local"), ("状态", "项目状态", "进展", "进展情况", "项目进展", "当前状态", "实施状态"), 14, wanted=True, group=LEDGER),
    Field("team", Label("承担团队", "Team"), Link("team"), ("团队", "团队名称", "项目团队"), 30, in_table=False, group=LEDGER),
    Field("total_budget", Label("总投资", "Total budget"), Money(), ("总经费", "项目总投资", "总预算", "经费合计", "投资总额", "项目总经费", "经费总额", "总额", "总金额", "总投入", "经费总计", "经费小计", "资金总额", "资金合计", "投资合计", "经费预算", "预算总额", "计划总投资", "项目总预算"), 15, wanted=True, group=FUNDS),
    Field("city_funds", Label("市级财政", "Municipal funds"), Money(), ("市级资金", "市财政", "市级经费", "市级财政资金", "市级补助", "市级财政经费", "市级", "市级补助资金", "市级拨款", "市级专项资金", "市级财政拨款", "市级配套", "市级科技经费"), 15, wanted=True, group=FUNDS),
    Field("county_funds", Label("县级财政", "County funds"), Money(), ("县级资金", "县财政", "县级经费", "县级财政资金", "县级配套", "县（市、区）级财政", "县级", "县级配套资金", "县级财政配套", "县级财政经费", "县级拨款", "县区配套", "县区配套资金"), 14, group=FUNDS),
    Field("own_funds", Label("自筹", "Own funds"), Money(), ("自筹资金", "企业自筹", "自筹经费", "企业投入", "单位自筹", "配套资金", "企业自筹资金", "单位自筹资金", "企业自筹经费", "自有资金"), 15, group=FUNDS),
    Field("disbursed", Label("已拨付", "Disbursed"), Money(), ("已拨款", "拨付资金", "已拨付资金", "到位资金", "已到位", "累计拨付", "已拨经费", "已拨付经费", "已拨付金额", "拨付金额", "资金到位", "到位经费", "累计到位"), 15, group=FUNDS),
    Field("spent", Label("已支出", "Spent"), Money(), ("支出", "已使用", "累计支出", "支出资金", "已支出资金", "已使用资金", "已支出经费", "已支出金额", "支出金额", "实际支出", "使用资金"), 15, group=FUNDS),
    Field("remarks", Label("备注", "Remarks"), Text(), ("说明", "其他说明", "备注说明"), 14, group=LEDGER),
    Field("programme", Label("计划类别", "Funding programme"), Code("programme_local", open=True), ("计划名称", "科技计划", "所属计划"), 30, in_table=False, group=APPLICATION),
    Field("recommending_body", Label("推荐（归口）单位", "Recommending body"), Link("organisation"), ("推荐单位", "归口单位", "归口管理单位", "主管部门", "推荐/归口单位"), 30, in_table=False, group=APPLICATION),
    Field("application_date", Label("申报日期", "Date of application"), Date(), ("申报时间", "申请日期"), 20, in_table=False, group=APPLICATION),
    Field("acceptance_number", Label("受理编号", "Acceptance number"), Text(30, is_number=True), ("受理号",), 24, in_table=False, searchable=True, group=APPLICATION),
    Field("discipline", Label("学科", "Discipline"), Code("gbt13745_discipline_l1", open=True), ("学科代码", "学科领域", "所属学科"), 26, in_table=False, group=APPLICATION),
    Field("trl", Label("技术就绪度", "Technology readiness level"), Code("trl9", open=True), ("所处阶段", "TRL", "所处阶段/TRL", "成熟度"), 26, in_table=False, group=APPLICATION),
    Field("cooperation_mode", Label("合作方式", "Mode of cooperation"), Code("cooperation_mode_local", open=True), ("合作模式", "产学研合作方式"), 26, in_table=False, group=APPLICATION),
    Field("funds_applied", Label("申请财政资金", "Funds applied for"), Money(), ("申请资金", "申请经费", "拟申请财政资金"), 26, in_table=False, group=APPLICATION),
    Field("contract_signed_on", Label("任务书签订日期", "Task contract signed on"), Date(), ("合同签订日期", "任务书签订时间"), 20, in_table=False, group=LIFE),
    Field("midterm_on", Label("中期检查日期", "Mid-term review on"), Date(), ("中期检查时间", "中期评估日期"), 20, in_table=False, group=LIFE),
    Field("midterm_conclusion", Label("中期检查结论", "Mid-term conclusion"), Code("review_conclusion_local"), ("中期结论",), 20, in_table=False, group=LIFE),
    Field("acceptance_on", Label("验收日期", "Acceptance on"), Date(), ("验收时间",), 20, in_table=False, group=LIFE),
    Field("acceptance_conclusion", Label("验收结论", "Conclusion of the acceptance"), Code("review_conclusion_local"), (), 20, in_table=False, group=LIFE),
    Field("acceptance_opinion", Label("验收意见", "Opinion of the acceptance"), LongText(), (), 60, in_table=False, group=LIFE),
    Field("closed_on", Label("结题日期", "Closed on"), Date(), ("结题时间", "结项日期", "终止日期"), 20, in_table=False, group=LIFE),
    Field("end_reason", Label("终止（撤销）原因", "Reason for termination"), Text(200), ("终止原因", "撤销原因"), 40, in_table=False, group=LIFE),
    Field("unlock_reason", Label("解锁理由", "Reason for unlocking"), Text(200), (), 40, in_table=False, group=LIFE),
    Field("abstract", Label("项目摘要", "Abstract"), LongText(), ("摘要", "项目简介", "主要内容"), 156, in_table=False, group=TEXTS),
    Field("rationale", Label("立项依据与国内外现状", "Rationale and state of the art"), LongText(), ("立项依据",), 156, in_table=False, group=TEXTS),
    Field("content", Label("研究内容、关键技术与创新点", "Content, key technology, innovation"), LongText(), ("研究内容", "主要研究内容"), 156, in_table=False, group=TEXTS),
    Field("technical_route", Label("技术路线", "Technical route"), LongText(), (), 156, in_table=False, group=TEXTS),
    Field("existing_basis", Label("工作基础与条件", "Existing basis and conditions"), LongText(), ("工作基础",), 156, in_table=False, group=TEXTS),
    Field("targets", Label("考核指标", "Performance targets"), LongText(), ("绩效目标", "主要考核指标"), 156, in_table=False, group=TEXTS),
    Field("schedule", Label("进度安排", "Schedule"), LongText(), ("年度计划", "实施进度"), 156, in_table=False, group=TEXTS),
    Field("benefits", Label("预期效益与转化地", "Expected benefit, place of exploitation"), LongText(), ("预期效益", "预期成果"), 156, in_table=False, group=TEXTS),
    Field("division_of_work", Label("单位分工与知识产权约定", "Division of work and intellectual property"), LongText(), ("单位分工",), 156, in_table=False, group=TEXTS),
    Field("budget_note", Label("经费预算说明", "Basis of the budget"), LongText(), ("预算说明",), 156, in_table=False, group=TEXTS),
    Field("annexes", Label("附件清单", "List of annexes"), LongText(), ("附件",), 156, in_table=False, group=TEXTS),
)  # fmt: skip

PROJECT = RecordKind(
    name="project",
    label=Label("项目", "Project"),
    title_field="title",
    keys=("number",),
    name_key=("title", "lead_organisation"),
    sheet_words=("项目", "台账", "课题"),
    fields=PROJECT_FIELDS,
    area="projects",
    locks=(
        Lock(
            "contract_signed_on",
            (
                *("number", "title", "lead_organisation", "leader", "start", "end"),
                *("total_budget", "city_funds", "county_funds", "own_funds", "contract_signed_on"),
            ),
            "unlock_reason",
            Label("任务书", "task contract"),
        ),
        Lock(
            "acceptance_on",
            ("acceptance_on", "acceptance_conclusion", "acceptance_opinion"),
            "unlock_reason",
            Label("验收意见", "acceptance opinion"),
        ),
    ),
    indexes=(("status",), ("county",), ("industry",), ("category",), ("end", "status")),
    composites=(
        Composite(
            "term",
            Label("起止时间", "Start–end"),
            Period(),
            ("start", "end"),
            (
                "起止年月",
                "起止日期",
                "执行期限",
                "项目周期",
                "实施期限",
                "研究期限",
                "实施周期",
                "项目起止时间",
                "起止年限",
                "执行时间",
                "建设期限",
                "建设周期",
                "建设起止年限",
                "执行期",
                "项目执行期",
                "项目执行期限",
                "项目期限",
                "项目实施期限",
                "项目实施期",
                "实施起止时间",
                "研究起止时间",
                "研究周期",
                "合同期限",
            ),
            24,
        ),
    ),
    rules=(
        periods.ordered("start", "end"),
        periods.starts_near_year("year", "start"),
        money.sources_close("total_budget", ("city_funds", "county_funds", "own_funds")),
        money.at_most("disbursed", "total_budget"),
        money.at_most("spent", "total_budget"),
        has_what_its_state_asks(PROJECT_LIFE, {f.name: f.label for f in PROJECT_FIELDS}),
    ),
)
