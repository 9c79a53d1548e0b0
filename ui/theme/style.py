"""The small style sheet over Fusion: hairlines instead of frames, one height for fields and buttons."""

from string import Template

from lyuliang_desk.resources import resources_folder
from ui.theme.palette import Colours

SHEET = Template("""
QMainWindow::separator, QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolBar { background: $window; border: 0; border-bottom: 1px solid $line; padding: 3px 8px; spacing: 2px; }
QToolBar::separator { background: $line; width: 1px; margin: 5px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QMenuBar { background: $window; border-bottom: 1px solid $line; padding: 1px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $base; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: 3px; }
QMenu::icon { padding-left: 6px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $base; border: 1px solid $edge; border-radius: 3px; padding: 3px 6px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border-color: $accent;
}
QAbstractSpinBox { padding: 1px 0; }
QAbstractSpinBox QLineEdit { border: 0; padding: 0 5px; background: transparent; }
QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QComboBox { padding-right: 22px; }
QComboBox:hover { background: $hover; }
QComboBox:on { border-color: $accent; }
QComboBox:disabled, QAbstractSpinBox:disabled, QAbstractSpinBox:read-only { background: $window; color: $muted; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 24px; border: 0; }
QComboBox::down-arrow { image: url($icons/down_$scheme.svg); width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: url($icons/down_off_$scheme.svg); }
QComboBox QAbstractItemView {
    background: $base; border: 0; padding: 3px; selection-background-color: $selected; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 6px; border-radius: 3px; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 20px; border: 0; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 1px 1px 0 0; border-top-right-radius: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 1px 1px 0; border-bottom-right-radius: 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed { background: $line; }
QAbstractSpinBox::up-arrow { image: url($icons/up_$scheme.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($icons/down_$scheme.svg); width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::up-arrow:disabled { image: url($icons/up_off_$scheme.svg); }
QAbstractSpinBox::down-arrow:off, QAbstractSpinBox::down-arrow:disabled { image: url($icons/down_off_$scheme.svg); }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $window; color: $muted; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $window; }
QLineEdit[fault="error"], QPlainTextEdit[fault="error"], QComboBox[fault="error"] {
    border-color: $error; background: $error_ground;
}
QLineEdit[fault="warning"], QPlainTextEdit[fault="warning"], QComboBox[fault="warning"] {
    border-color: $warning; background: $warning_ground;
}
QPushButton {
    background: $base; border: 1px solid $edge; border-radius: 4px; padding: 4px 14px; min-width: 56px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton:disabled { color: $disabled; background: $window; border-color: $line; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 7px 14px; border: 0; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QAbstractScrollArea::corner { background: $base; border: 0; }
QListWidget#sidebar { background: $window; }
QPushButton#pick {
    background: $base; border-radius: 3px; padding: 2px 20px 2px 6px; min-width: 0; text-align: left;
}
QLineEdit#filter { padding: 2px 5px; }
QPushButton#pick[on="true"], QLineEdit#filter[on="true"] { border-color: $accent; }
QListWidget#picks { border: 1px solid $edge; padding: 3px; }
QTableView::item { padding: 0 6px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $selected; color: $text; }
QTableView::item:selected:!active { background: $selected_idle; }
QTreeView::item { padding: 4px 3px; }
QListView::item { padding: 3px 2px; }
QAbstractItemView { background: $base; border: 0; outline: 0; }
QListView::item:selected, QTreeView::item:selected { background: $selected; color: $text; }
QListView::item:selected:!active, QTreeView::item:selected:!active { background: $selected_idle; }
QHeaderView { background: $header; }
QHeaderView::section {
    background: $header; color: $text; border: 0; border-right: 1px solid $line; border-bottom: 1px solid $line;
    padding: 5px 6px;
}
QTableView QHeaderView::section { padding: 5px 9px; }
QTableCornerButton::section {
    background: $header; border: 0; border-right: 1px solid $line; border-bottom: 1px solid $line;
}
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {
    width: 13px; height: 13px; border: 1px solid $edge; border-radius: 3px; background: $base;
}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/ticked_$scheme.svg);
}
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QRadioButton::indicator { width: 13px; height: 13px; border: 1px solid $edge; border-radius: 7px; background: $base; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 7px; height: 7px; }
QRadioButton::indicator:focus { border-color: $accent; }
QToolTip { background: $base; color: $text; border: 1px solid $edge; padding: 3px 6px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $disabled; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: 0; border-radius: 3px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="title"] { font-size: 13pt; }
""")


def style_sheet(colours: Colours) -> str:
    """The style sheet of a scheme. Widgets take part by the properties ``tone`` (labels) and ``fault`` (fields)."""
    words = {name: getattr(colours, name) for name in colours.__dataclass_fields__}
    icons = (resources_folder() / "icons").as_posix()
    return SHEET.substitute(words, icons=icons, scheme="dark" if colours.dark else "light")
