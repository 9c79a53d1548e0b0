"""Who works: asked of the system, without loading the command line."""

import getpass


def operator_name() -> str:
    """The name of the person at the computer, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "command line"
