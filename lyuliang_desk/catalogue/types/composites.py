"""Columns that fill two fields: 学历/学位, 毕业院校及专业, 工作单位及职务, 职称/职务 (F01, F09).

The three forms of a value are those of ``TwoInOne``. How words are told apart: codes by their lists, schools,
organisations and posts by the words on which their names end.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

from lyuliang_desk.catalogue.folding import fold
from lyuliang_desk.catalogue.types.base import Note, Raw, Reading, ReadingContext
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.catalogue.types.link import Link
from lyuliang_desk.catalogue.types.text import Text
from lyuliang_desk.catalogue.types.two_in_one import Two, TwoInOne, divided, undivided

_MARKS = re.compile(r"[、,，;；\n\r|+]+|\s+(?:及|和)?\s*")
_STRONG_MARKS = re.compile(r"\s*[\n\r]+\s*|\s*[,，;；、|]\s*")
_GAP_AFTER_CHINESE = re.compile(r"(?<=[\u3400-\u9fff）)])\s+")
_BRACKETED_END = re.compile(r"\s*([^（()）]+?)\s*[（(]\s*([^（()）]+?)\s*[）)]\s*")
_SCHOOL = re.compile(
    r".*(?:大学|学院|学校|党校|中学|一中|二中|高中|研究院|研究所|分校|校区|职中|技校)(?:[（(][^）)]*[）)])?"
)
_POST = re.compile(
    r".{0,14}(?:长|主任|经理|书记|主席|总监|总工|教师|教授|讲师|研究员|工程师|职员|员工|人员|科员|技术员|干部|秘书|负责人"
    r"|法人|代表人|带头人|顾问|主管|董事|理事|委员|总裁|助理|专家|副总|农艺师|会计师|经济师|医师|医生|药师|护士|护师|兽医|技师|博士后|学生|职工|会计|CEO)"
    r"(?:[（(][^）)]*[）)])?"
)
_ORGANISATIONS = tuple(
    re.compile(rf"({pattern}(?:[（(][^）)]*[）)])?)(.{{2,}})")
    for pattern in (
        r".+(?:公司|合作社|医院)",
        r".+?大学",
        r".+(?:研究院|研究所|研究中心|实验室)",
        r".+?(?:学院|学校|党校)",
        r".+(?:集团|委员会|政府|中心|协会|学会|银行|局|厅|厂|矿|站|基地|农场)",
        r".+(?:部|处|科|院|所|办|室|系|社|队|园|委|校)",
    )
)
_ORGANISATION_END = re.compile(
    r".+(?:公司|合作社|院|大学|所|中心|实验室|校|集团|会|政府|行|局|厅|厂|矿|站|基地|农场|部|处)"
)


@dataclass(frozen=True)
class EducationAndDegree(TwoInOne):
    """``研究生/硕士``, ``本科学士``: an education level (GB/T 4658) and a degree (GB/T 6864)."""

    name: ClassVar[str] = "education_and_degree"
    first = Code("gbt4658_education")
    second = Code("gbt6864_degree")

    def read(self, raw: Raw, context: ReadingContext) -> Reading[Two]:
        """As ``TwoInOne.read``; 研究生 beside a doctor's degree is a doctoral education."""
        reading = super().read(raw, context)
        if reading.value is None or not isinstance(raw, str):
            return reading
        education, degree = reading.value
        if education == "14" and degree is not None and degree[0] == "2" and fold(raw).startswith("研究生"):
            notes = tuple(n for n in reading.notes if n.code != "code_alias")
            return Reading(("11", degree), notes)
        return reading

    def sides(self, left: str, right: str) -> tuple[str, str]:
        turned = (
            not self._is(self.first, left) and self._is(self.second, left) and self._is(self.first, right)
        )
        return (right, left) if turned else (left, right)

    def apart(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        if self._is(self.first, words):
            return words, "", ()
        if self._is(self.second, words):
            return "", words, ()
        bracketed = _BRACKETED_END.fullmatch(words)
        if bracketed is not None:
            return *self.sides(bracketed[1], bracketed[2]), ()
        left, right = _halves(_MARKS, words)
        if right:
            return *self.sides(left, right), ()
        for place in range(1, len(words)):
            left, right = words[:place], words[place:]
            if self._is(self.first, left) and self._is(self.second, right):
                return left, right, divided(left, right)
            if self._is(self.second, left) and self._is(self.first, right):
                return right, left, divided(right, left)
        if self.first.list.lookup(words) is None and self.second.list.lookup(words) is not None:
            return "", words, ()
        return words, "", ()

    @staticmethod
    def _is(type: Code, words: str) -> bool:
        found = type.list.lookup(words)
        return found is not None and found[1] != "assumed" and not words.strip().isdigit()


@dataclass(frozen=True)
class TitleAndPost(TwoInOne):
    """``教授/院长``, in either order: a professional title (GB/T 8561, or one's own words) and a post."""

    name: ClassVar[str] = "title_and_post"
    first = Code("gbt8561_title", open=True)
    second = Text()

    def sides(self, left: str, right: str) -> tuple[str, str]:
        if self._is_title(left):
            return left, right
        if self._is_title(right):
            return right, left
        return ("", f"{left}/{right}") if _POST.fullmatch(left) else (left, right)

    def apart(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        if self._is_title(words):
            return words, "", ()
        parts = [part for part in _MARKS.split(words) if part]
        titles = [part for part in parts if self._is_title(part)]
        if titles:
            return titles[0], "、".join(part for part in parts if part is not titles[0]), ()
        for place in range(len(words) - 1, 1, -1):
            left, right = words[:place], words[place:]
            if self._is_title(left) and _POST.fullmatch(right):
                return left, right, divided(left, right)
            if self._is_title(right) and _POST.fullmatch(left):
                return right, left, divided(right, left)
        return "", words, ()

    def _is_title(self, words: str) -> bool:
        return not words.strip().isdigit() and self.first.list.lookup(words) is not None


@dataclass(frozen=True)
class SchoolAndMajor(TwoInOne):
    """``太原理工大学采矿工程``: the school one graduated from, and one's major."""

    name: ClassVar[str] = "school_and_major"
    first = Text()
    second = Text()

    def apart(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        left, right = _halves(_STRONG_MARKS, words)
        if right:
            return left, right, ()
        left, right = _halves(_GAP_AFTER_CHINESE, words)
        if right and _SCHOOL.fullmatch(left):
            return left, right, ()
        joined = _GAP_AFTER_CHINESE.sub("", words)
        school = _SCHOOL.match(joined)
        if school is None:
            return words, "", undivided(words)
        major = joined[school.end() :]
        return school[0], major, divided(school[0], major) if major else ()


@dataclass(frozen=True)
class WorkplaceAndPost(TwoInOne):
    """``某某有限公司总经理``: the organisation one works for (named, not resolved) and one's post in it."""

    name: ClassVar[str] = "workplace_and_post"
    first = Link("organisation")
    second = Text()

    def apart(self, words: str) -> tuple[str, str, tuple[Note, ...]]:
        for marks in (_STRONG_MARKS, _GAP_AFTER_CHINESE):
            left, right = _halves(marks, words)
            if right and (_POST.fullmatch(right) or _ORGANISATION_END.fullmatch(left)):
                return left, right, ()
        joined = _GAP_AFTER_CHINESE.sub("", words)
        for organisation in _ORGANISATIONS:
            match = organisation.fullmatch(joined)
            if match is not None and _POST.fullmatch(match[2]):
                return match[1], match[2], divided(match[1], match[2])
        if _ORGANISATION_END.fullmatch(joined):
            return words, "", ()
        if _POST.fullmatch(joined):
            return "", words, ()
        return words, "", undivided(words)


def _halves(marks: re.Pattern[str], words: str) -> tuple[str, str]:
    """The words before and after the first mark; the second is empty when there is none."""
    match = marks.search(words.strip())
    return (words, "") if match is None else (words.strip()[: match.start()], words.strip()[match.end() :])
