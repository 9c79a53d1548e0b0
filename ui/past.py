"""From the register of today to that of a day that has gone, and back: the register of today stays open meanwhile."""

from datetime import date
from typing import TYPE_CHECKING

from lyuliang_desk.messages import _
from lyuliang_desk.operations import as_of
from lyuliang_desk.store.as_of import PastRegister
from lyuliang_desk.store.register import Register
from ui.day_dialog import DayDialog
from ui.tasks import run_with_dialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def ask_for_day(window: "MainWindow") -> None:
    """Ask for a day and show the register as it stood then."""
    if window.register is not None:
        DayDialog(_of_today(window.register), window, lambda day: go_to(window, day)).open()


def go_to(window: "MainWindow", day: date) -> None:
    """Show the register as of a day, in place of that of today or of another day; asks first for what is not saved."""
    if window.register is None or not window.try_leave():
        return
    today = _of_today(window.register)

    def show(past: PastRegister) -> None:
        if not window.try_leave():
            past.give_back()
            return
        before = window.release()  # today's stays open: the past one owns it, and closes it with itself
        if isinstance(before, PastRegister):
            before.give_back()
        window.adopt(past)

    run_with_dialog(
        _("Going back to {day}").format(day=day.isoformat()),
        lambda progress, cancelled: as_of.register_as_of(
            register=today, day=day, owning=True, progress=progress, cancelled=cancelled
        ),
        window,
        show,
    )


def back_to_today(window: "MainWindow") -> None:
    """Show the register of today again, open as it was."""
    past = window.register
    if isinstance(past, PastRegister) and window.try_leave():
        window.release()
        window.adopt(past.give_back())


def _of_today(register: Register) -> Register:
    return register.live if isinstance(register, PastRegister) else register
