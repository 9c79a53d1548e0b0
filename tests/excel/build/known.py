"""What a catalogue would know of header texts, without a catalogue: tests of the header depend on none."""

import re

from lyuliang_desk.catalogue.folding import fold

HEADERS = frozenset(
    (
        "序号",
        "项目编号",
        "项目名称",
        "承担单位",
        "项目负责人",
        "联系电话",
        "产业领域",
        "实施县",
        "起止时间",
        "总投资",
        "市级财政",
        "县级财政",
        "自筹",
        "项目状态",
        "备注",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "身份证号",
        "身份证号码",
        "政治面貌",
        "学历",
        "学位",
        "毕业院校",
        "职称",
        "团队角色",
        "工作单位",
        "单位名称",
    )
)


def known(text: str) -> float:
    """1 for a header, 0 for anything else; units and remarks in brackets do not count."""
    bare = re.sub(r"\([^()]*\)|\*", "", fold(text))
    return 1.0 if bare in HEADERS else 0.0
