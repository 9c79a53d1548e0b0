"""Agreement 合作协议 (F12): what the institute, the city, enterprises and universities have promised one another."""

from datetime import timedelta

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import Derivation, RecordKind, Values
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules import periods
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Links
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.number import Number
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import LongText, Text

MONTHS = 12


def expiry(values: Values) -> PartialDate | None:
    """The last day of an agreement signed for so many months: the day before its anniversary, as precise as the signature."""
    signed, months = values.get("signed_on"), values.get("term_months")
    if signed is None or not months:
        return None
    if signed.month is None:
        return None if months % MONTHS else PartialDate(signed.year + months // MONTHS)
    ahead = signed.year * MONTHS + signed.month - 1 + int(months)
    month = PartialDate(ahead // MONTHS, ahead % MONTHS + 1)
    if signed.day is None:
        return month
    same_day = PartialDate(month.year, month.month, min(signed.day, month.last_day().day))
    return PartialDate.of_day(same_day.first_day() - timedelta(days=1 if same_day.day == signed.day else 0))


AGREEMENT_FIELDS = (
    Field("number", Label("协议编号", "Agreement number"), Text(30, is_number=True), ("编号", "合同编号", "协议号"), 22, wanted=True, searchable=True),
    Field("title", Label("协议名称", "Agreement title"), Text(60), ("名称", "合作协议名称", "协议", "合作项目名称"), 46, required=True, searchable=True, pinyin=True),
    Field("agreement_type", Label("协议类别", "Type of agreement"), Code("agreement_type_local", open=True), ("类别", "协议类型", "类型"), 18, wanted=True),
    Field("party_a", Label("甲方", "Party A"), Links("organisation"), ("甲方单位", "甲方名称"), 30, wanted=True, searchable=True),
    Field("party_b", Label("乙方", "Party B"), Links("organisation"), ("乙方单位", "乙方名称", "合作方", "合作单位"), 30, wanted=True, searchable=True),
    Field("party_c", Label("丙方", "Party C"), Links("organisation"), ("丙方单位", "丙方名称"), 30, in_table=False, searchable=True),
    Field("partner_type", Label("合作方性质", "Type of partner"), Code("organisation_type_local", open=True), ("合作方类型", "合作单位性质"), 20, wanted=True),
    Field("industry", Label("合作领域", "Field of cooperation"), Code("industry_local", open=True), ("领域", "产业领域", "技术领域", "所属领域"), 20, wanted=True),
    Field("signed_on", Label("签订日期", "Signed on"), Date(), ("签订时间", "签约日期", "签约时间", "签署日期", "签署时间"), 20, wanted=True),
    Field("term_months", Label("期限（月）", "Term (months)"), Number(minimum=1), ("有效期（月）", "协议期限（月）", "合作期限（月）"), 14),
    Field("expires_on", Label("有效期至", "Valid until"), Date(), ("到期日期", "到期日", "到期时间", "截止日期", "终止日期", "有效期"), 20),
    Field("amount", Label("协议金额", "Amount"), Money(), ("金额", "合同金额", "合同额", "协议总金额"), 16),
    Field("status", Label("履约状态", "Performance"), Code("agreement_status_local"), ("状态", "履行状态", "执行情况", "履约情况", "协议状态"), 15, wanted=True),
    Field("contact", Label("负责人", "Person responsible"), Text(20), ("联系人", "协议负责人", "经办人"), 14, wanted=True, searchable=True),
    Field("phone", Label("联系电话", "Phone"), Phones(), ("电话", "手机", "联系方式"), 22, in_table=False, personal=True, searchable=True),
    Field("content", Label("合作内容", "Content"), LongText(), ("主要内容", "协议内容"), 60, in_table=False, searchable=True),
    Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 18),
)  # fmt: skip

AGREEMENT = RecordKind(
    name="agreement",
    label=Label("合作协议", "Agreement"),
    title_field="title",
    keys=("number",),
    name_key=("title", None),
    sheet_words=("协议", "签约"),
    fields=AGREEMENT_FIELDS,
    rules=(periods.ordered("signed_on", "expires_on"),),
    derivations=(Derivation("expires_on", ("signed_on", "term_months"), expiry),),
    area="cooperation",
    indexes=(("expires_on", "status"), ("partner_type", "industry")),
)
