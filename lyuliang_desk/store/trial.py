"""A register to try something out on: a private copy, written like the register itself, that goes when it is done with."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from lyuliang_desk.store.as_of import HELD, PREFIX, copy_into, sweep
from lyuliang_desk.store.engine import connect
from lyuliang_desk.store.lock import WriterLock
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.watch import Progress


@contextmanager
def trial_of(
    register: Register,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Register]:
    """A copy of the register as it stands, under the same key, open for writing; nothing is left of it afterwards.

    Raises Cancelled and the faults of the disk. What a killed process leaves is swept like the files of past days.
    """
    sweep(register.operator)
    with ExitStack() as left:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        left.callback(shutil.rmtree, folder, ignore_errors=True)
        left.callback(WriterLock(folder / HELD, register.operator, register._clock).release)
        path = folder / f"trial{register.path.suffix}"
        with closing(connect(path, "write", register._key)) as copy:
            copy_into(register, copy, progress, cancelled)
        trial = Register.open(
            path, operator=register.operator, clock=register._clock, back_up=False, key=register._key
        )
        yield left.enter_context(closing(trial))
