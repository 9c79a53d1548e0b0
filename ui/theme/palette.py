"""The colours, light and dark, named by what they are for; and Qt's palette made of them.

Text on its ground has a contrast of at least 7:1, muted text at least 4.5:1 in both schemes.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme: every colour that the style, the icons and the tables use."""

    dark: bool
    window: str
    """Ground of bars and panels."""
    base: str
    """Ground of tables and fields."""
    stripe: str
    """Ground of every second row."""
    header: str
    """Ground of table headers."""
    text: str
    muted: str
    """Secondary words: counts, hints, units."""
    disabled: str
    line: str
    """Hairlines between areas and rows."""
    edge: str
    """Borders of fields and buttons."""
    accent: str
    on_accent: str
    selected: str
    """Ground of selected rows while the table has the focus."""
    selected_idle: str
    hover: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    good: str
    good_ground: str


LIGHT = Colours(
    dark=False,
    window="#f4f5f7",
    base="#ffffff",
    stripe="#fafbfc",
    header="#f4f5f7",
    text="#1f2429",
    muted="#545e68",
    disabled="#9aa3ab",
    line="#e3e6ea",
    edge="#c9cfd5",
    accent="#1d63a8",
    on_accent="#ffffff",
    selected="#d6e6f6",
    selected_idle="#e4e8ec",
    hover="#e9ecef",
    error="#b3261e",
    error_ground="#fbe9e7",
    warning="#8a5a00",
    warning_ground="#fdf3dc",
    good="#21703a",
    good_ground="#e6f4ea",
)

DARK = Colours(
    dark=True,
    window="#1f2327",
    base="#25292e",
    stripe="#282d32",
    header="#1f2327",
    text="#e6e9ec",
    muted="#b6c0c9",
    disabled="#6d767e",
    line="#343a40",
    edge="#4a525a",
    accent="#78b4ec",
    on_accent="#10202f",
    selected="#2f4a66",
    selected_idle="#363d44",
    hover="#30363c",
    error="#ff9a90",
    error_ground="#4a2624",
    warning="#f0c060",
    warning_ground="#463a1c",
    good="#8fd6a4",
    good_ground="#23402c",
)


def qt_palette(colours: Colours) -> QPalette:
    """Qt's palette of a scheme, for Fusion."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.base,
        QPalette.ColorRole.AlternateBase: colours.stripe,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.window,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.error,
        QPalette.ColorRole.ToolTipBase: colours.base,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Light: colours.base,
        QPalette.ColorRole.Midlight: colours.line,
        QPalette.ColorRole.Mid: colours.edge,
        QPalette.ColorRole.Dark: colours.edge,
        QPalette.ColorRole.Shadow: colours.edge,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette
