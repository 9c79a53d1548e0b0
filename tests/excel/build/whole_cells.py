"""Values with the ways in which offices write them: each cell comes with what must be kept of it."""

from typing import Any

from hypothesis import strategies as st

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.sample.numbers import id_number

Cell = tuple[Any, dict[str, Stored]]
"""What is written, and the fields it fills, in stored form; a link by the name of its record."""

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
ORGANISATIONS = ("柳林县甲某科技有限公司", "中阳县乙某钢铁有限责任公司", "丙某大学", "吕梁市丁某研究院")
PEOPLE = ("张三", "李四光", "欧阳明", "王五", "买买提·吐尔逊")
COUNTIES = {"柳林县": "141125", "临县": "141124", "孝义市": "141181", "离石区": "141102"}
STATUSES = {"在研": "4", "进行中": "4", "立项": "3", "已验收": "6", "终止": "8"}
PAD = st.sampled_from(["{}", " {}", "{}\u3000", "\t{} ", "{}\n", "\u00a0{}"])


@st.composite
def padded(draw: st.DrawFn, words: str) -> str:
    """With gaps at the ends, as they come by copying."""
    return draw(PAD).format(words)


@st.composite
def aligned(draw: st.DrawFn, words: str) -> str:
    """A Chinese word with spaces inside, as offices align them; longer ones only padded."""
    if len(words) != 2:
        return draw(padded(words))
    return draw(st.sampled_from(["", " ", "  ", "\u3000", "\u3000\u3000"])).join(words)


@st.composite
def organisation(draw: st.DrawFn, field: str) -> Cell:
    name = draw(st.sampled_from(ORGANISATIONS))
    return draw(padded(name)), {field: name}


@st.composite
def organisations(draw: st.DrawFn, field: str) -> Cell:
    names = draw(st.lists(st.sampled_from(ORGANISATIONS), min_size=1, max_size=3, unique=True))
    mark = draw(st.sampled_from(["、", "，", "；", ";", "\n", "、 "]))
    return mark.join(names) + draw(st.sampled_from(["", mark])), {field: "、".join(names)}


@st.composite
def person(draw: st.DrawFn, field: str) -> Cell:
    name = draw(st.sampled_from(PEOPLE))
    return draw(aligned(name)), {field: name}


@st.composite
def phone(draw: st.DrawFn, field: str) -> Cell:
    digits = f"154{draw(st.integers(0, 99_999_999)):08}"
    written = st.sampled_from(
        [digits, int(digits), digits.translate(FULL_WIDTH), f"+86 {digits}", f"{digits} "]
    )
    return draw(written), {field: digits}


@st.composite
def chosen(draw: st.DrawFn, field: str, codes: dict[str, str]) -> Cell:
    words = draw(st.sampled_from(sorted(codes)))
    return draw(padded(words)), {field: codes[words]}


@st.composite
def year(draw: st.DrawFn, field: str) -> Cell:
    number = draw(st.integers(2015, 2026))
    return draw(st.sampled_from([number, str(number), f"{number}年", f"{number}年度"])), {field: str(number)}


@st.composite
def month(draw: st.DrawFn, year: int) -> tuple[str, str]:
    """A month as words, and as it is kept."""
    number = draw(st.integers(1, 12))
    shapes = ("{y}.{m}", "{y}.{m:02}", "{y}年{m}月", "{y}/{m}", "{y}{m:02}", "{y} 年 {m} 月", "{y}-{m:02}")
    words = draw(st.sampled_from(shapes)).format(y=year, m=number)
    return draw(st.sampled_from([words, words.translate(FULL_WIDTH)])), f"{year}-{number:02}"


@st.composite
def term(draw: st.DrawFn) -> Cell:
    start_year = draw(st.integers(2015, 2024))
    (start, first) = draw(month(start_year))
    if draw(st.integers(0, 5)) == 0:
        return start + draw(st.sampled_from(["至今", "-至今", "—至今"])), {"start": first}
    (end, last) = draw(month(start_year + draw(st.integers(1, 5))))
    mark = draw(st.sampled_from(["至", "—", "~", "－－", " 至 ", "到"]))
    frame = draw(st.sampled_from(["{}", "自{}", "{}止", "（{}）"]))
    return frame.format(start + mark + end), {"start": first, "end": last}


@st.composite
def amount(draw: st.DrawFn, field: str, fen: int, unit: str) -> Cell:
    """An amount in a column of that unit: bare, or with a unit of its own."""
    per = {"万元": 1_000_000, "元": 100}
    digits = decimal_words(fen, per[unit])
    shapes = [digits, f"{digits}{unit}", digits.translate(FULL_WIDTH), f" {digits} ", f"￥{digits}"]
    other = next(u for u in per if u != unit)
    shapes.append(decimal_words(fen, per[other]) + other)
    number = fen / per[unit]
    return draw(st.sampled_from([int(number) if number.is_integer() else number, *shapes])), {field: fen}


def decimal_words(fen: int, per: int) -> str:
    """An amount in a unit of so many fen, exactly."""
    whole, rest = divmod(fen, per)
    return str(whole) if not rest else f"{whole}.{rest:0{len(str(per)) - 1}}".rstrip("0")


@st.composite
def identity(draw: st.DrawFn, serial: int) -> tuple[Cell, Cell, Cell]:
    """ID number, sex and birth that agree; numbers of people born in 1900, one for each serial."""
    day = f"1900{1 + serial % 12:02}{1 + draw(st.integers(0, 27)):02}"
    number = id_number(draw(st.sampled_from(["141102", "142331", "141121"])), day, serial % 1000)
    said = st.sampled_from([number, number.lower(), number.translate(FULL_WIDTH), f"'{number}", f"{number} "])
    sex = ("男", "1") if serial % 2 else ("女", "2")
    birth = {
        f"1900-{day[4:6]}": (f"1900.{day[4:6]}", f"1900年{int(day[4:6])}月", int(day[:6]), day[:6]),
        f"1900-{day[4:6]}-{day[6:]}": (
            day,
            f"1900-{day[4:6]}-{day[6:]}",
            f"1900年{int(day[4:6])}月{int(day[6:])}日",
        ),
    }
    kept = draw(st.sampled_from(sorted(birth)))
    written = draw(st.sampled_from(birth[kept]))
    return (draw(said), {"id_number": number}), (sex[0], {"sex": sex[1]}), (written, {"birth": kept})
