"""The table of commands: one key for one thing."""

from collections import Counter

from ui.commands import MENUS
from ui.places import KEYS
from ui.window_commands import PAGE_COMMANDS, WINDOW_COMMANDS

COMMANDS = [command for _words, commands in MENUS for command in commands if command.name]
SUBMENUS = {"recent", "appearance", "language"}


def test_no_two_commands_have_the_same_key() -> None:
    keys = Counter([c.key for c in COMMANDS if c.key] + list(KEYS.values()))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_of_the_menus_does_something() -> None:
    named = {c.name for c in COMMANDS} - SUBMENUS
    assert named == WINDOW_COMMANDS.keys() | PAGE_COMMANDS.keys()


def test_a_command_stands_in_the_menus_once() -> None:
    assert max(Counter(c.name for c in COMMANDS).values()) == 1
