"""How a county puts right what was found, by the code of the finding; on paper it is Chinese."""

DATE = "请填写完整年月（如 2023.03），起止时间写作 2023.03-2025.12。"
AMOUNT = "请填写阿拉伯数字，单位与表头一致，不写“约”“左右”等字样。"
ID = "请对照身份证原件核对，以文本格式填写全部 18 位。"
CREDIT = "请对照营业执照核对 18 位统一社会信用代码。"
ORGANISATION = "请填写单位全称，与公章一致；一格内只填一个单位。"
PERSON = "请补充能确认本人的工作单位、身份证号或联系电话。"
OTHER = "请核对原始材料，更正后重新报送。"

ADVICE: dict[str, str] = {
    **dict.fromkeys(
        (
            "date_ambiguous_month",
            "date_no_such_day",
            "date_no_such_month",
            "date_order",
            "date_two_digit_year",
            "date_unreadable",
            "date_year_range",
            "period_unclear",
            "end_before_start",
        ),
        DATE,
    ),
    **dict.fromkeys(
        (
            "below_fen",
            "below_minimum",
            "negative",
            "not_a_number",
            "not_in_digits",
            "range",
            "several_units",
            "too_large",
            "too_many_decimals",
            "unit_unknown",
        ),
        AMOUNT,
    ),
    **dict.fromkeys(
        (
            "id_characters",
            "id_check_digit",
            "id_in_future",
            "id_length",
            "id_no_such_date",
            "id_truncated",
            "not_an_id",
            "precision_lost",
            "sex_differs_from_id",
            "birth_differs_from_id",
        ),
        ID,
    ),
    **dict.fromkeys(
        (
            "credit_code_alphabet",
            "credit_code_check",
            "credit_code_length",
            "organisation_code",
            "registration_number",
        ),
        CREDIT,
    ),
    **dict.fromkeys(("several_organisations",), ORGANISATION),
    **dict.fromkeys(("several_people",), PERSON),
    "name_ambiguous": "请补充编号、所在单位等，以便确认是哪一个。",
    "link_missing": "请先报送该项，或更正名称后重新报送。",
    "code_unknown": "请从填报说明所列选项中选填。",
    "duplicate_differs": "两行为同一对象，请保留一行。",
    "required_missing": "本栏为必填项，请补填。",
    "wanted_missing": "请补填；确无此项的注明“无”。",
    "cell_error": "单元格为公式错误值，请改填实际内容。",
    "owner_unknown": "请在表格上方写明所属项目或团队名称。",
    "phone_letters": "请填写 11 位手机号码，或区号加固定电话。",
    "not_yes_or_no": "请填写“是”或“否”。",
    "email_several": "请只填写一个邮箱地址。",
    "email_shape": "请填写完整邮箱地址。",
}


def advice(code: str) -> str:
    """What is to be done about a finding."""
    return ADVICE.get(code, OTHER)
