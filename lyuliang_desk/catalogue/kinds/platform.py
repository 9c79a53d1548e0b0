"""Innovation platform 创新平台: laboratories, centres and stations, with the people who work there and what they work with."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text

PLATFORM = RecordKind(
    name="platform",
    label=Label("创新平台", "Innovation platform"),
    title_field="name",
    keys=("number",),
    name_key=("name", None),
    sheet_words=("平台", "实验室", "研发机构"),
    fields=(
        Field("number", Label("平台编号", "Platform number"), Text(30, is_number=True), ("编号", "批准编号"), 22, searchable=True),
        Field("name", Label("平台名称", "Platform name"), Text(60), ("名称", "创新平台名称", "创新平台", "平台"), 50, required=True, searchable=True, pinyin=True),
        Field("platform_type", Label("平台类型", "Type"), Code("platform_type_local", open=True), ("类型", "平台类别", "类别"), 26, wanted=True),
        Field("level", Label("平台级别", "Level"), Code("platform_level_local"), ("级别", "层级", "认定级别"), 14, wanted=True),
        Field("host", Label("依托单位", "Host organisation"), Link("organisation"), ("建设单位", "承建单位", "牵头单位", "单位名称", "单位"), 40, wanted=True, searchable=True, pinyin=True),
        Field("partners", Label("共建单位", "Partners"), Links("organisation"), ("合作单位", "参建单位", "共建方"), 40, searchable=True),
        Field("industry", Label("产业领域", "Industry field"), Code("industry_local", open=True), ("领域", "技术领域", "所属领域"), 20, wanted=True),
        Field("county", Label("所在县（市、区）", "County"), Code("gbt2260_lvliang"), ("县（市、区）", "县区", "所在县", "县市区"), 18, wanted=True),
        Field("leader", Label("平台负责人", "Head"), Link("person"), ("负责人", "主任", "平台主任"), 14, searchable=True, pinyin=True),
        Field("phone", Label("联系电话", "Phone"), Phones(), ("电话", "手机", "联系方式"), 22, in_table=False, personal=True, searchable=True),
        Field("approved_by", Label("批准部门", "Approved by"), Text(40), ("批准单位", "认定部门"), 26),
        Field("approval_document", Label("批准文号", "Approval document"), Text(60, is_number=True), ("文号", "认定文号"), 26, searchable=True),
        Field("approved_on", Label("批准日期", "Approved on"), Date(), ("批准时间", "认定时间", "认定日期", "成立时间"), 18, wanted=True),
        Field("status", Label("建设状态", "Status"), Code("platform_status_local"), ("状态", "运行状态"), 14, wanted=True),
        Field("investment", Label("建设投入", "Investment"), Money(), ("总投入", "投入资金", "总投资"), 18),
        Field("area_size", Label("场地面积（㎡）", "Floor area (m²)"), Number(1, minimum=0), ("面积", "场地面积", "建筑面积"), 16, in_table=False),
        Field("research_direction", Label("研究方向", "Research direction"), Text(100), ("主要研究方向",), 50, in_table=False, searchable=True),
        Field("introduction", Label("平台简介", "Introduction"), LongText(), ("简介",), 60, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    area="platforms",
)  # fmt: skip

PLATFORM_MEMBER = RecordKind(
    name="platform_member",
    label=Label("平台人员", "Platform member"),
    title_field="task",
    name_key=("person", "platform"),
    sheet_words=("平台人员", "平台成员"),
    fields=(
        Field("platform", Label("平台", "Platform"), Link("platform"), ("平台名称", "所在平台"), 50, required=True, searchable=True, pinyin=True),
        Field("person", Label("姓名", "Person"), Link("person"), ("人员姓名", "成员姓名"), 15, required=True, searchable=True, pinyin=True),
        Field("role", Label("平台角色", "Role"), Code("team_role_local", open=True), ("角色", "岗位"), 16, wanted=True),
        Field("task", Label("分工", "Task"), Text(60), ("任务分工", "主要分工"), 40),
        Field("full_time", Label("任职方式", "Engagement"), Code("engagement_local"), ("专兼职", "专职/兼职"), 14),
        Field("start", Label("加入时间", "From"), Date(), (), 15),
        Field("end", Label("退出时间", "To"), Date(), (), 15, in_table=False),
        Field("order", Label("排序", "Order"), Number(), ("顺序",), 10, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    within=("platform", "person"),
    area="platforms",
    under_owner=True,
)  # fmt: skip

EQUIPMENT = RecordKind(
    name="equipment",
    label=Label("仪器设备", "Equipment"),
    title_field="name",
    keys=("asset_number",),
    name_key=("name", "platform"),
    sheet_words=("设备", "仪器"),
    fields=(
        Field("platform", Label("平台", "Platform"), Link("platform"), ("平台名称", "所在平台"), 50, required=True, searchable=True, pinyin=True),
        Field("name", Label("设备名称", "Equipment"), Text(60), ("名称", "仪器名称", "仪器设备名称"), 50, required=True, searchable=True, pinyin=True),
        Field("asset_number", Label("资产编号", "Asset number"), Text(40, is_number=True), ("设备编号", "编号"), 26, searchable=True),
        Field("model", Label("规格型号", "Model"), Text(60), ("型号", "规格"), 30, searchable=True),
        Field("maker", Label("生产厂家", "Maker"), Text(60), ("厂家", "制造商"), 30),
        Field("quantity", Label("数量", "Quantity"), Number(minimum=0), ("台数", "台（套）数"), 12),
        Field("value", Label("原值", "Value"), Money(), ("设备原值", "价值", "金额"), 18, wanted=True),
        Field("acquired", Label("购置日期", "Acquired"), Date(), ("购置时间", "启用日期"), 18),
        Field("is_shared", Label("开放共享", "Shared"), Code("shared_local"), ("是否共享",), 14),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
    ),
    within=("platform",),
    area="platforms",
    under_owner=True,
)  # fmt: skip
