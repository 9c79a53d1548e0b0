"""Funding 资金: what was promised for a year, and every movement of money since (F06, F07, F08 and the promise follow from it)."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import Derivation, RecordKind, Values
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.money import Money
from lyuliang_desk.catalogue.types.partial_date import PartialDate
from lyuliang_desk.catalogue.types.text import Text

RAISED, ALLOCATED, PAID, SPENT, RETURNED = "1", "2", "3", "4", "5"
"""Codes of ``fund_movement_local``: 到账, 下达, 拨付, 支出, 退回."""


def year_of(field: str) -> Derivation:
    """The field ``year``: that of a date, by which movements are summed (the fiscal year is the calendar's: Budget Law)."""

    def tell(values: Values) -> PartialDate | None:
        day = values.get(field)
        return None if day is None else PartialDate(day.year)

    return Derivation("year", (field,), tell)


COMMITMENT_FIELDS = (
    Field("year", Label("年度", "Year"), Date("year"), ("承诺年度", "预算年度", "资金年度", "年份"), 12, required=True),
    Field("source", Label("资金来源", "Source of funds"), Code("fund_source_local", open=True), ("来源", "经费来源", "资金渠道"), 24, required=True),
    Field("amount", Label("承诺金额", "Amount committed"), Money(), ("承诺资金", "计划金额", "金额", "承诺投入", "计划投入"), 20, required=True),
    Field("organisation", Label("承诺单位", "Committed by"), Link("organisation"), ("出资单位", "单位", "单位名称", "投入单位"), 40, searchable=True, pinyin=True),
    Field("county", Label("县（市、区）", "County"), Code("gbt2260_lvliang"), ("县区", "县市区", "所在县", "区县"), 18),
    Field("document", Label("依据文件", "Document"), Text(60), ("文号", "文件依据", "依据", "文件号"), 40, searchable=True),
    Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 24),
)  # fmt: skip

COMMITMENT = RecordKind(
    name="fund_commitment",
    label=Label("资金承诺", "Fund commitment"),
    title_field="document",
    name_key=("document", "organisation"),
    sheet_words=("资金承诺", "承诺"),
    fields=COMMITMENT_FIELDS,
    area="funds",
    indexes=(("year", "source", "amount"),),
)

MOVEMENT_FIELDS = (
    Field("date", Label("日期", "Date"), Date(), ("时间", "到账日期", "拨付日期", "支出日期", "到账时间", "拨付时间", "记账日期", "发生日期", "下达日期"), 20, required=True),
    Field("movement", Label("资金动向", "Movement"), Code("fund_movement_local"), ("收支类型", "类型", "资金类型", "业务类型", "动向"), 14, required=True),
    Field("source", Label("资金来源", "Source of funds"), Code("fund_source_local", open=True), ("来源", "经费来源", "资金渠道"), 24, required=True),
    Field("amount", Label("金额", "Amount"), Money(), ("发生额", "资金金额", "到账金额", "拨付金额", "支出金额", "下达金额"), 18, required=True),
    Field("project", Label("项目", "Project"), Link("project"), ("项目名称", "所属项目"), 50, searchable=True, pinyin=True),
    Field("subject", Label("预算科目", "Budget subject"), Code("budget_subject_2021", open=True), ("科目", "支出科目", "经费科目"), 26),
    Field("organisation", Label("往来单位", "Counterparty"), Link("organisation"), ("单位", "单位名称", "对方单位", "收款单位", "付款单位", "收款方"), 40, searchable=True, pinyin=True),
    Field("county", Label("县（市、区）", "County"), Code("gbt2260_lvliang"), ("县区", "县市区", "所在县", "区县"), 18),
    Field("voucher", Label("凭证号", "Voucher"), Text(40, is_number=True), ("凭证", "凭证编号", "文号", "单据号", "资金文号"), 24, searchable=True),
    Field("year", Label("年度", "Year"), Date("year"), ("会计年度",), 11, in_table=False),
    Field("summary", Label("摘要", "Summary"), Text(80), ("用途", "事由", "内容"), 40, searchable=True),
    Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 20),
)  # fmt: skip

MOVEMENT = RecordKind(
    name="fund_movement",
    label=Label("资金流水", "Fund movement"),
    title_field="voucher",
    name_key=("voucher", "project"),
    sheet_words=("资金流水", "流水", "资金台账", "拨款台账", "支出明细", "到账明细"),
    fields=MOVEMENT_FIELDS,
    derivations=(year_of("date"),),
    area="funds",
    indexes=(
        ("movement", "source", "year", "amount"),
        ("project", "movement", "source", "year", "amount"),
        ("date",),
    ),
)
