"""The colours of a chart: on a light screen, on a dark one, on paper."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours as ``#rrggbb``; ``series`` one after another, ``goal`` the line that is to be reached."""

    text: str
    muted: str
    line: str
    goal: str
    series: tuple[str, ...]


LIGHT = Palette(
    text="#1f2429",
    muted="#545e68",
    line="#d5dae0",
    goal="#b3261e",
    series=("#a9b4bf", "#1d63a8", "#2a9d8f", "#d9902f", "#7a5aa6", "#8a6d5b"),
)
DARK = Palette(
    text="#e6e9ec",
    muted="#b6c0c9",
    line="#434a52",
    goal="#ff9a90",
    series=("#77828d", "#78b4ec", "#5cc4b5", "#f0b860", "#b79be0", "#c4a594"),
)
PAPER = Palette(  # as far apart in grey, for offices print without colours
    text="#000000",
    muted="#333333",
    line="#bfbfbf",
    goal="#b3261e",
    series=("#c8ced5", "#1f4e79", "#8fb8de", "#e0b070", "#6b5b95", "#8a6d5b"),
)
