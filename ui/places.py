"""Where the user can go: the registers, importing, printing. Pages are made when they are first visited."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QStackedWidget, QWidget

from lyuliang_desk.catalogue.areas import AREAS
from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register
from ui.registers.page import RegisterPage
from ui.registers.sidebar import Place
from ui.settings import Settings

OVERVIEW = "overview"
"""The place that opens first."""
REGISTERS = tuple(kind for kind in KINDS.values() if kind.in_sidebar)
KEYS: dict[str, str] = {
    "project": "Ctrl+1",
    "organisation": "Ctrl+2",
    "person": "Ctrl+3",
    "team": "Ctrl+4",
    "agreement": "Ctrl+5",
    "fund_movement": "Ctrl+6",
    "technology_need": "Ctrl+7",
    "result": "Ctrl+8",
    "platform": "Ctrl+9",
}
"""The registers that are gone to with one key, by kind."""


def places() -> list[Place]:
    """The lines of the sidebar."""
    return [
        Place(OVERVIEW, _("Overview"), "overview"),
        Place("checks", _("Data checks"), "checks"),
        *(line for area in AREAS for line in _area(area)),
        Place("import", _("Import"), "import", gap=True),
        Place("print", _("Print"), "print"),
        Place("duplicates", _("Duplicates"), "duplicates"),
    ]


def _area(area: str) -> Iterator[Place]:
    """The registers of one area under its name, each followed by the tables that are folded away under it."""
    yield Place(f"area/{area}", str(AREAS[area]), "", head=True)
    kinds = [kind for kind in REGISTERS if kind.area == area]
    for kind in kinds:
        if not kind.under_owner:
            yield Place(kind.name, str(kind.label), kind.name)
            for table in kinds:
                if table.under_owner and table.owner == kind.name:
                    yield Place(table.name, str(table.label), "table", under=kind.name)


@runtime_checkable
class Leavable(Protocol):
    """A page on which something may be lost."""

    def may_leave(self) -> bool: ...


@runtime_checkable
class Listening(Protocol):
    """A page that is told of what was written."""

    def hear(self, applied: Applied) -> None: ...


class Pages(QStackedWidget):
    """The pages of one open register."""

    def __init__(self, register: Register, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._register = register
        self._settings = settings
        self._made: dict[str, QWidget] = {}

    def page(self, name: str) -> QWidget:
        """The page of a place, made now if it was never visited."""
        if name not in self._made:
            make: dict[str, Callable[[], QWidget]] = {
                OVERVIEW: self._overview_page,
                "import": self._import_page,
                "print": self._preview_page,
                "duplicates": self._duplicates_page,
                "checks": self._checks_page,
            }
            self._made[name] = make[name]() if name in make else self._register_page(name)
            self.addWidget(self._made[name])
        return self._made[name]

    def has(self, name: str) -> bool:
        """Whether a place was visited before."""
        return name in self._made

    def go(self, name: str) -> QWidget:
        """Show a place."""
        page = self.page(name)
        self.setCurrentWidget(page)
        return page

    def _register_page(self, name: str) -> QWidget:
        return RegisterPage(self._register, self._register.kinds[name], self._settings, self)

    def _overview_page(self) -> QWidget:
        from ui.overview.page import OverviewPage

        return OverviewPage(self._register, self)

    def _import_page(self) -> QWidget:
        from ui.importing.page import ImportPage  # loaded with the first visit: start is to be quick

        return ImportPage(self._register, self)

    def _preview_page(self) -> QWidget:
        from ui.printing.page import PreviewPage

        return PreviewPage(self._register, self)

    def _duplicates_page(self) -> QWidget:
        from ui.duplicates.page import DuplicatesPage

        return DuplicatesPage(self._register, self)

    def _checks_page(self) -> QWidget:
        from ui.checks.page import ChecksPage

        return ChecksPage(self._register, self)

    def registers(self) -> list[RegisterPage]:
        """The register pages that were visited."""
        return [page for page in self._made.values() if isinstance(page, RegisterPage)]

    def hear(self, applied: Applied) -> None:
        """Tell every page that was visited what was written."""
        for page in self._made.values():
            if isinstance(page, Listening):
                page.hear(applied)

    def drafts_in_use(self) -> set[str]:
        """The drafts that belong to forms of these pages."""
        return {page.panel.entry.draft_id for page in self.registers() if page.panel is not None}

    def current_register(self) -> RegisterPage | None:
        """The register page in sight, None elsewhere."""
        page = self.currentWidget()
        return page if isinstance(page, RegisterPage) else None

    def try_leave(self) -> bool:
        """Whether all pages may go away; asks on those where something would be lost."""
        return all(page.may_leave() for page in self._made.values() if isinstance(page, Leavable))

    def stop(self) -> None:
        """End what the pages are at; the register goes away."""
        for page in self._made.values():
            page.close()


def next_area(areas: Sequence[QWidget], focused: QWidget | None, step: int) -> QWidget:
    """The area after the one that holds the keyboard."""
    held = [
        place
        for place, area in enumerate(areas)
        if focused is not None and (area is focused or area.isAncestorOf(focused))
    ]
    return areas[(held[-1] + step) % len(areas)] if held else areas[0]
