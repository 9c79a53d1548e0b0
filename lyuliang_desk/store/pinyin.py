"""How Chinese characters are read, for finding a record by its pinyin (汉语拼音, ü written v as on a keyboard).

Readings come from pypinyin, one character at a time and kept; its dictionary of phrases (66 MB) is left out. The
syllables themselves stand here, so that taking a query apart needs no dictionary at all.
"""

import importlib
import os
from functools import cache
from typing import Any

_ALL = """
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao
    ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui
    chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die
    ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan
    gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen
    heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju
    juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai
    lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve
    ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne
    nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan
    pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong
    qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao
    se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui
    shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou
    tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu
    xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze
    zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang
    zhui zhun zhuo zi zong zou zu zuan zui zun zuo
"""
SYLLABLES = frozenset(_ALL.split())
"""Every syllable of pinyin, without tones."""
_BEGINNINGS = frozenset(s[:n] for s in SYLLABLES for n in range(1, len(s) + 1))
_LONGEST = max(map(len, SYLLABLES))
_MOST_READINGS = 3
_MOST_WAYS = 32


@cache
def _pypinyin() -> Any:
    """The dictionary, without its phrases. pypinyin asks the environment; nobody else shall see that."""
    switch = "PYPINYIN_NO_PHRASES"
    before = os.environ.get(switch)
    os.environ[switch] = "1"
    try:
        return importlib.import_module("pypinyin")
    finally:
        if before is None:
            del os.environ[switch]
        else:
            os.environ[switch] = before


@cache
def readings(character: str) -> tuple[str, ...]:
    """The ways in which a character is read, the usual one first; a sign that is not Chinese has none."""
    library = _pypinyin()
    found = library.pinyin(character, style=library.Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(r for r in (found[0] if found else ()) if r in SYLLABLES)[:_MOST_READINGS]


class _Usual(dict[str, str]):
    """The usual reading by character; ``-`` for a character that has none."""

    def __missing__(self, character: str) -> str:
        self[character] = next(iter(readings(character)), "-")
        return self[character]


usual = _Usual()


def syllables(run: str) -> list[str]:
    """The usual reading of each character."""
    return list(map(usual.__getitem__, run))


def variants(run: str) -> list[list[str]]:
    """Readings of a short name with one character read otherwise: 单 as shan, 重庆 as chong qing."""
    base = syllables(run)
    return [
        [*base[:place], other, *base[place + 1 :]]
        for place, character in enumerate(run)
        for other in readings(character)[1:]
    ]


def ways_to_read(letters: str) -> list[tuple[str, ...]]:
    """All ways to take typed letters for syllables, of which the last may be unfinished.

    ``xian`` is xian or xi an; ü may be typed v, u or yu (as in Lyuliang). At most 32 ways, longest syllables first.
    """
    ways: list[tuple[str, ...]] = []
    _continue(letters, (), ways, set())
    return list(dict.fromkeys(ways))[:_MOST_WAYS]


def _continue(rest: str, read: tuple[str, ...], ways: list[tuple[str, ...]], dead: set[str]) -> None:
    """Add to ``ways`` all ways to go on, until there are plenty; what leads nowhere goes to ``dead`` and is asked once."""
    if len(ways) >= _MOST_WAYS or rest in dead:
        return
    before = len(ways)
    ways.extend((*read, last) for last in _meant(rest) if last in _BEGINNINGS)
    for length in range(min(_LONGEST, len(rest) - 1), 0, -1):
        for syllable in _meant(rest[:length]):
            if syllable in SYLLABLES:
                _continue(rest[length:], (*read, syllable), ways, dead)
    if len(ways) == before:
        dead.add(rest)


def _meant(typed: str) -> tuple[str, ...]:
    """What a syllable or its beginning may be with ü written v: lu is lu or lv, lyu is lv."""
    for u in ("yu", "u"):
        if typed[:1] in ("l", "n") and typed[1:].startswith(u):
            return typed, f"{typed[0]}v{typed[1 + len(u) :]}"
    return (typed,)
