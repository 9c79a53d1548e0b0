"""Amounts in the capitals of Chinese bills: ``人民币壹佰万元整`` (DOMAIN section 7, from the settlement rules)."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def in_capitals(fen: int) -> str:
    """An amount of fen in capitals, 人民币 before it.

    整 follows whole yuan and whole jiao; a run of zeros inside is one 零; below zero 负 stands before the digits.
    Raises ``ValueError`` for a hundred million million yuan and more.
    """
    sign = "负" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    jiao, cents = divmod(rest, 10)
    words = f"{_whole(yuan)}元" if yuan or not rest else ""
    if yuan and rest and (not jiao or yuan % 10 == 0):
        words += _DIGITS[0]
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    words += f"{_DIGITS[cents]}分" if cents else "整"
    return f"人民币{sign}{words}"


def _whole(yuan: int) -> str:
    if yuan == 0:
        return _DIGITS[0]
    groups = []
    while yuan:
        yuan, group = divmod(yuan, 10_000)
        groups.append(group)
    if len(groups) > len(_GROUPS):
        raise ValueError("no bill is for so much")
    words, gap = "", False
    for place in reversed(range(len(groups))):
        group = groups[place]
        if group == 0:
            gap = True
            continue
        if words and (gap or group < 1_000):
            words += _DIGITS[0]
        words += _four(group) + _unit(place, groups)
        gap = False
    return words


def _unit(place: int, groups: list[int]) -> str:
    """万亿 is 万 where hundred millions follow it."""
    return "万" if place == 3 and groups[2] else _GROUPS[place]


def _four(group: int) -> str:
    words, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += (_DIGITS[0] if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words
