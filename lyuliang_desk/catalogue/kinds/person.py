"""Person 人员: every field of the team roster (F09) that belongs to the person, and of F01 what it asks of the leader."""

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import Composite, RecordKind
from lyuliang_desk.catalogue.label import Label
from lyuliang_desk.catalogue.rules import people
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.composites import (
    EducationAndDegree,
    SchoolAndMajor,
    TitleAndPost,
    WorkplaceAndPost,
)
from lyuliang_desk.catalogue.types.date import Date
from lyuliang_desk.catalogue.types.email import Email
from lyuliang_desk.catalogue.types.id_number import IdNumber
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.catalogue.types.text import Text

PERSON_FIELDS = (
    Field("name", Label("姓名", "Name"), Text(20), ("成员姓名", "人员姓名", "名字", "专家姓名"), 15, required=True, searchable=True, pinyin=True),
    Field("sex", Label("性别", "Sex"), Code("gbt2261_1_sex"), (), 8, wanted=True),
    Field("ethnic_group", Label("民族", "Ethnic group"), Code("gbt3304_ethnic"), ("族别",), 10),
    Field("birth", Label("出生年月", "Birth"), Date(), ("出生日期", "出生时间", "生日", "出生年月日", "出生", "出生年份"), 15, wanted=True, personal=True, month_on_paper=True),
    Field("id_number", Label("身份证号", "ID number"), IdNumber(), ("身份证号码", "身份证", "公民身份号码", "证件号码", "证件号", "居民身份证号", "有效证件号码", "身份证件号码", "身份证件号"), 36, wanted=True, personal=True, searchable=True),
    Field("political_status", Label("政治面貌", "Political status"), Code("gbt4762_political"), ("党派", "政治面目"), 14, personal=True),
    Field("education", Label("学历", "Education"), Code("gbt4658_education"), ("最高学历", "文化程度", "学历层次"), 12, wanted=True),
    Field("degree", Label("学位", "Degree"), Code("gbt6864_degree"), ("最高学位",), 12),
    Field("school", Label("毕业院校", "School"), Text(40), ("毕业学校", "院校", "毕业院校名称", "学校"), 20),
    Field("major", Label("所学专业", "Major"), Text(40), ("专业", "毕业专业", "学科专业"), 20),
    Field("workplace", Label("工作单位", "Employer"), Link("organisation"), ("单位", "所在单位", "单位名称", "现工作单位", "所属单位", "任职单位", "就职单位", "服务单位", "工作单位名称"), 30, wanted=True, searchable=True, pinyin=True),
    Field("post", Label("职务", "Post"), Text(40), ("行政职务", "现任职务", "岗位"), 18),
    Field("title", Label("职称", "Professional title"), Code("gbt8561_title", open=True), ("专业技术职务", "技术职称", "专业技术职称", "专业技术资格", "专业职称", "职称等级", "职称级别", "职称名称"), 16, wanted=True),
    Field("speciality", Label("从事专业", "Speciality"), Text(40), ("现从事专业", "研究方向", "专业领域", "研究领域", "专长", "从事领域", "研究专长"), 26),
    Field("phone", Label("联系电话", "Phone"), Phones(), ("电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "移动电话", "联系手机"), 22, wanted=True, personal=True, searchable=True),
    Field("email", Label("电子邮箱", "E-mail"), Email(), ("邮箱", "E-mail", "Email", "电子邮件"), 40, in_table=False, personal=True, searchable=True),
    Field("remarks", Label("备注", "Remarks"), Text(), ("说明",), 8),
)  # fmt: skip

PERSON_COMPOSITES = (
    Composite("education_and_degree", Label("学历/学位", "Education / degree"), EducationAndDegree(), ("education", "degree"), ("学历学位", "学历、学位", "学历及学位", "学历（学位）", "学位/学历", "最高学历学位", "最高学历及学位", "文化程度及学位"), 18, "education"),
    Composite("school_and_major", Label("毕业院校及专业", "School and major"), SchoolAndMajor(), ("school", "major"), ("毕业学校及专业", "毕业院校、专业", "毕业院校专业", "毕业院校系及专业", "毕业学校专业", "院校及专业", "毕业学校、专业", "何时何校何专业毕业", "毕业时间、院校及专业"), 34),
    Composite("workplace_and_post", Label("工作单位及职务", "Employer and post"), WorkplaceAndPost(), ("workplace", "post"), ("单位及职务", "工作单位、职务", "现工作单位及职务", "工作单位职务", "单位职务", "所在单位及职务", "单位、职务"), 34),
    Composite("title_and_post", Label("职称/职务", "Title / post"), TitleAndPost(), ("title", "post"), ("职称职务", "职称、职务", "职务/职称", "职务职称", "职称及职务", "职务、职称", "职务（职称）", "职称（职务）", "职务及职称"), 26),
)  # fmt: skip

PERSON = RecordKind(
    name="person",
    label=Label("人员", "Person"),
    title_field="name",
    keys=("id_number",),
    name_key=("name", "workplace"),
    companions=("membership", "expert"),
    area="people",
    sheet_words=("花名册", "人员", "成员", "名单", "团队"),
    fields=PERSON_FIELDS,
    composites=PERSON_COMPOSITES,
    rules=(
        people.sex_agrees("id_number", "sex"),
        people.birth_agrees("id_number", "birth"),
        people.age_plausible("birth"),
        people.education_reaches_degree("education", "degree"),
    ),
    indexes=(("title",), ("degree",)),
)
