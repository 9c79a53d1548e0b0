"""How a command ends: its exit code, and where a fault of the world is told."""

import codecs
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import typer

from lyuliang_desk import operations
from lyuliang_desk.errors import Cancelled, WorldError
from lyuliang_desk.store.errors import RegisterExists, StoreError
from lyuliang_desk.store.register import Register


class Exit(IntEnum):
    """What a script may rely on."""

    DONE = 0
    REFUSED = 1
    WRONG_USE = 2
    REGISTER_FAULT = 3


def say(text: str = "", *, to_stderr: bool = False) -> None:
    """Print a line; what the console's code page lacks is shown as an escape instead of ending the program."""
    stream = sys.stderr if to_stderr else sys.stdout
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def say_json(value: object) -> None:
    """Print a line of JSON for programs; in ASCII unless the output is UTF-8, so that any code page reads it alike."""
    encoding = (sys.stdout.encoding or "ascii") if sys.stdout else "ascii"
    is_utf_8 = codecs.lookup(encoding).name.startswith("utf-8")
    say(json.dumps(value, ensure_ascii=not is_utf_8))


@contextmanager
def told() -> Iterator[None]:
    """Tell a fault of the world in its one sentence, on the error stream, and end with the exit code that fits it."""
    try:
        yield
    except StoreError as fault:
        say(fault.message, to_stderr=True)
        raise typer.Exit(Exit.REFUSED if isinstance(fault, RegisterExists) else Exit.REGISTER_FAULT) from None
    except WorldError as fault:
        say(fault.message, to_stderr=True)
        raise typer.Exit(Exit.REFUSED) from None
    except (Cancelled, KeyboardInterrupt):
        raise typer.Exit(Exit.REFUSED) from None


@contextmanager
def opened(path: Path, operator: str, *, read_only: bool = False, as_of: str = "") -> Iterator[Register]:
    """The register of a command, as of a day if one is given, closed afterwards whatever happens."""
    with told():
        register = operations.open_register(path=path, operator=operator, read_only=read_only)
        try:
            if as_of:
                register = _as_of(register, as_of)
            yield register
        finally:
            register.close()


def _as_of(register: Register, words: str) -> Register:
    from lyuliang_desk.operations import as_of

    day = as_of.day_of(words=words, register=register)
    return as_of.register_as_of(register=register, day=day, owning=True)
