"""The words by which rows are told apart that hold no record: totals, groups, signatures, notes."""

import re

_HAN_NUMBER = "[一二三四五六七八九十百]+"
_COUNTED = "(?:项|人|个|家|名|户|件|所|支|条|行)"

TOTAL = re.compile(
    r"(?:[\u4e00-\u9fff\d()]{0,12})?(?:合计|总计|小计|共计|累计|汇总数?)(?:数|金额|人数)?(?:\([^()]*\))?:?"
    rf"|(?:合计|总计|共计?|总数):?\d+{_COUNTED}.{{0,8}}|(?:sub|grand)?\s*total:?"
)
_UNIT = f"(?:%|{_COUNTED}|万元|亿元|元)?"
HARMLESS = re.compile(
    rf"[+-]?[¥￥]?\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?{_UNIT}|[+-]?\d{{1,10}}(?:\.\d+)?{_UNIT}|[-/\\*#.x]+|无|空"
)
SUSPECT = re.compile(
    r"[计共汇:：]|总数|total"
    r"|^\s*(?:填\s*[表报]|制\s*表|编\s*制|经\s*办|审\s*[核批]|复\s*核|报\s*送|统\s*计|[单部]\s*[位门]\s*负)",
    re.IGNORECASE,
)
"""Every total and every signature has one of these."""
REMARK_HEADERS = ("备注", "说明", "备考", "附注")
ORDINAL_HEADERS = ("序号", "序", "no", "no.", "项次", "行次", "编号序", "顺序号")
GROUP_NUMBER = re.compile(rf"(?:{_HAN_NUMBER}|\({_HAN_NUMBER}\)|第{_HAN_NUMBER}|[ⅰⅱⅲⅳⅴivx]+)[、.:]?")
GROUP = re.compile(
    rf"{_HAN_NUMBER}[、.:].*|\({_HAN_NUMBER}\).*|第(?:{_HAN_NUMBER}|\d+)[批类组章篇].*"
    rf"|.*\((?:共|计|合计)?\d+{_COUNTED}\)|.{{1,12}}[:：]"
)
_HEAD = "(?:单位|部门|主要|分管|主管|项目|财务|科技局|填表|填报|组织人事|人事)+(?:负责人|领导|领导人)"
_BODY = "(?:填报|申报|推荐|主管|报送)?(?:单位|部门)(?:意见)?"
_DAY = "(?:填报|填表|报送|上报|制表)?(?:日期|时间)"
SIGNER = re.compile(
    "(?:填表人|填报人|制表人?|编制人?|经办人|审核人?|复核人?|审批人?|报送人|统计人?|负责人|联系人|联系电话|联系方式|电话"
    rf"|{_HEAD}|{_BODY}|{_DAY}|局长|县长|组长|签字|签章|盖章)(?:\([^()]*\))?:.*"
)
BARE_SIGNER = re.compile(
    "(?:填表人?|填报人|制表人?|编制人?|经办人|审核人?|复核人?|审批人?|报送人|统计人|单位负责人|部门负责人)(?:\\(签字\\)|\\(签章\\)|签字|签章)?"
)
"""Without a colon, its name in a cell of its own: unlike 负责人 no header of a column, and no value either."""
DATE_LINE = re.compile(r"(?:\d{2,4}|)年(?:\d{1,2}|)月(?:(?:\d{1,2}|)日)?|\(?(?:公章|盖章|签章|签字)\)?")
NOTE = re.compile(
    r"(?:注|备注|说明|附注|注释|注意|填表说明|填报说明|填写说明|填表须知|数据来源|资料来源|来源|口径|要求)\d{0,2}[:.、)].*"
)
LISTED_NOTE = re.compile(r"(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳]).{8,}")
LONG_NOTE = 18
STEM_OR_NUMBER = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|[a-z]|\(?(\d{1,3})\)?(?:=[\d+\-*x/()]+)?")
