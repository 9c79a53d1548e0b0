"""S&T result 科技成果 and its transfer 成果转化 (F13): what came out of the work, and how it reached industry (促进科技成果转化法)."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules import money
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link, Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.text import LongText, Text

RESULT = RecordKind(
    name="result",
    label=Label("科技成果", "S&T result"),
    title_field="title",
    keys=("ip_number",),
    name_key=("title", None),
    sheet_words=("成果", "专利", "论文", "知识产权"),
    companions=("transfer",),
    fields=(
        Field("title", Label("成果名称", "Result"), Text(100), ("名称", "成果", "专利名称", "论文题目", "科技成果名称"), 42, required=True, searchable=True, pinyin=True),
        Field("result_type", Label("成果类型", "Type of result"), Code("result_type_local", open=True), ("类型", "知识产权类型", "成果类别", "专利类型"), 20, wanted=True),
        Field("ip_number", Label("知识产权编号", "IP number"), Text(40, is_number=True), ("专利号", "申请号", "登记号", "授权号", "证书号", "知识产权号", "知识产权类型及编号", "知识产权"), 30, wanted=True, searchable=True),
        Field("status", Label("权利状态", "Status"), Code("result_status_local"), ("状态", "法律状态"), 14, wanted=True),
        Field("source_project", Label("来源项目", "Source project"), Link("project"), ("项目", "项目名称", "依托项目"), 30, searchable=True, pinyin=True),
        Field("inventors", Label("完成人", "Inventors"), Links("person"), ("发明人", "作者", "完成人（团队）", "主要完成人", "第一完成人"), 30, wanted=True, searchable=True),
        Field("team", Label("完成团队", "Team"), Link("team"), ("团队", "团队名称"), 26, in_table=False),
        Field("owners", Label("权利人", "Owners"), Links("organisation"), ("专利权人", "所有单位", "完成单位", "著作权人"), 36, searchable=True),
        Field("obtained_on", Label("取得日期", "Obtained on"), Date(), ("授权日期", "授权公告日", "发表日期", "发布日期", "取得时间"), 18, wanted=True),
        Field("industry", Label("应用领域", "Field of use"), Code("industry_local", open=True), ("领域", "技术领域", "产业领域"), 20),
        Field("trl", Label("技术就绪度", "Technology readiness level"), Code("trl9", open=True), ("成熟度", "TRL"), 20, in_table=False),
        Field("abstract", Label("成果简介", "Abstract"), LongText(), ("简介", "摘要", "主要内容"), 60, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 10),
    ),
    area="results",
    indexes=(("result_type",),),
)  # fmt: skip

TRANSFER = RecordKind(
    name="transfer",
    label=Label("成果转化", "Transfer of a result"),
    title_field="contract_number",
    keys=("registration_number",),
    name_key=("contract_number", "result"),
    sheet_words=("转化", "技术合同"),
    fields=(
        Field("result", Label("成果", "Result"), Link("result"), ("转化成果", "所属成果"), 42, required=True, searchable=True, pinyin=True),
        Field("transfer_mode", Label("转化方式", "Mode of transfer"), Code("transfer_mode_local", open=True), ("方式",), 18, wanted=True),
        Field("transferee", Label("受让企业", "Transferee"), Link("organisation"), ("受让/合作企业", "受让单位", "受让方", "合作企业", "转化企业", "企业名称"), 28, wanted=True, searchable=True, pinyin=True),
        Field("contract_type", Label("合同类型", "Type of contract"), Code("tech_contract_type_local", open=True), ("技术合同类型", "合同类别"), 14, wanted=True),
        Field("contract_number", Label("合同编号", "Contract number"), Text(40, is_number=True), ("合同号",), 22, searchable=True),
        Field("signed_on", Label("签订日期", "Signed on"), Date(), ("签订时间", "签约日期", "合同签订日期"), 18, wanted=True),
        Field("amount", Label("合同额", "Contract value"), Money(), ("合同金额", "转化金额", "成交额", "金额"), 15, wanted=True),
        Field("received", Label("到账金额", "Received"), Money(), ("到账", "到账额", "已到账"), 15),
        Field("registration_number", Label("登记号", "Registration number"), Text(30, is_number=True), ("技术合同登记号", "合同登记号", "认定登记号", "合同登记编号"), 20, searchable=True),
        Field("county", Label("转化地（县）", "County of use"), Code("gbt2260_lvliang"), ("转化地", "实施县", "落地县"), 18),
        Field("agreement", Label("合作协议", "Agreement"), Link("agreement"), ("协议", "协议名称"), 30, in_table=False),
        Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 10),
    ),
    rules=(money.at_most("received", "amount"),),
    within=("result",),
    area="results",
    indexes=(("signed_on", "amount", "received"),),
)  # fmt: skip
