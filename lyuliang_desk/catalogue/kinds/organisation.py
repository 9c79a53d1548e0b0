"""Organisation 单位: who applies, undertakes, cooperates, recommends, employs (CERIF OrgUnit)."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.credit_code import CreditCode
from lyuliang_desk.catalogue.types.email import Email
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import Text

ORGANISATION_FIELDS = (
    Field("name", Label("单位名称", "Organisation"), Text(60), ("名称", "企业名称", "机构名称", "单位", "单位全称"), 60, required=True, searchable=True, pinyin=True),
    Field("credit_code", Label("统一社会信用代码", "Unified social credit code"), CreditCode(), ("信用代码", "社会信用代码", "统一信用代码", "机构代码"), 40, searchable=True),
    Field("organisation_type", Label("单位性质", "Organisation type"), Code("organisation_type_local", open=True), ("性质", "单位类型", "企业性质", "单位类别"), 26),
    Field("county", Label("所在县（市、区）", "County"), Code("gbt2260_lvliang"), ("县（市、区）", "县区", "县市区", "所在县", "所属县区", "地区", "所在地", "所在地区", "所属地区", "区县", "所属区县"), 20),
    Field("legal_representative", Label("法定代表人", "Legal representative"), Text(10), ("法人代表", "法人", "单位负责人"), 20, searchable=True),
    Field("contact", Label("联系人", "Contact"), Text(10), ("联络人", "联系人姓名"), 20, searchable=True),
    Field("phone", Label("联系电话", "Phone"), Phones(), ("电话", "联系方式", "手机", "联系人电话", "电话号码", "手机号码", "联系电话（手机）"), 26, personal=True, searchable=True),
    Field("email", Label("电子邮箱", "E-mail"), Email(), ("邮箱", "E-mail", "Email", "电子邮件"), 40, in_table=False, personal=True),
    Field("address", Label("通讯地址", "Address"), Text(80), ("地址", "单位地址", "注册地址", "通讯地址及邮编"), 60),
    Field("postcode", Label("邮政编码", "Postcode"), Text(6), ("邮编",), 16, in_table=False),
    Field("bank_account", Label("开户银行及账号", "Bank and account"), Text(60), ("开户行及账号", "银行账号", "开户银行", "账号"), 60, in_table=False),
    Field("former_names", Label("曾用名", "Former names"), Text(), ("原名",), 40, in_table=False, searchable=True, pinyin=True),
    Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 30),
)  # fmt: skip

ORGANISATION = RecordKind(
    name="organisation",
    label=Label("单位", "Organisation"),
    title_field="name",
    keys=("credit_code",),
    name_key=("name", None),
    sheet_words=("单位名录", "企业名录", "单位信息", "企业名单", "单位名单"),
    fields=ORGANISATION_FIELDS,
    area="people",
)
