"""Help in the language of the moment: declared in English where the commands are, looked up when it is shown."""

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup

from lyuliang_desk.messages import _


class SpokenCommand(TyperCommand):
    """A command whose help is translated."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _translate((self, *self.params))
        super().format_help(ctx, formatter)


class SpokenGroup(TyperGroup):
    """All commands; their one-line descriptions are translated too."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        _translate((self, *self.params, *self.commands.values()))
        super().format_help(ctx, formatter)


def _translate(parts: Iterable[Any]) -> None:
    for part in parts:
        if getattr(part, "help", None):
            part.help = _(part.help)
