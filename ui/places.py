"""Where the user can go: the registers, importing, printing. Pages are made when they are first visited."""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QStackedWidget, QWidget

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.registers.page import RegisterPage
from ui.registers.sidebar import Place
from ui.settings import Settings

REGISTERS = tuple(kind for kind in KINDS.values() if kind.in_sidebar)


def places() -> list[Place]:
    """The lines of the sidebar."""
    registers = [Place(kind.name, str(kind.label), kind.name) for kind in REGISTERS]
    return [
        *registers,
        Place("import", _("Import"), "import", gap=True),
        Place("print", _("Print"), "print"),
        Place("duplicates", _("Duplicates"), "duplicates"),
    ]


@runtime_checkable
class Leavable(Protocol):
    """A page on which something may be lost."""

    def may_leave(self) -> bool: ...


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
                "import": self._import_page,
                "print": self._preview_page,
                "duplicates": self._duplicates_page,
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

    def _import_page(self) -> QWidget:
        from ui.importing.page import ImportPage  # loaded with the first visit: start is to be quick

        return ImportPage(self._register, self)

    def _preview_page(self) -> QWidget:
        from ui.printing.page import PreviewPage

        return PreviewPage(self._register, self)

    def _duplicates_page(self) -> QWidget:
        from ui.duplicates.page import DuplicatesPage

        return DuplicatesPage(self._register, self)

    def registers(self) -> list[RegisterPage]:
        """The register pages that were visited."""
        return [page for page in self._made.values() if isinstance(page, RegisterPage)]

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
