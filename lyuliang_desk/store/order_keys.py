"""The orders of Chinese words as functions that SQLite calls; every connection knows them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from lyuliang_desk.store.post_order import post_key, title_key
from lyuliang_desk.store.word_order import name_key, pinyin_key, stroke_key

if TYPE_CHECKING:
    from lyuliang_desk.store.engine import Connection

_KEYS: dict[str, Callable[[str], str]] = {
    "stroke_key": stroke_key,
    "pinyin_key": pinyin_key,
    "name_key": name_key,
    "post_key": post_key,
    "title_key": title_key,
}


def teach_orders(connection: "Connection") -> None:
    """Make the keys of the orders known to a connection; each is asked once for each row that is sorted."""
    for name, key in _KEYS.items():
        connection.create_function(name, 1, _of_text(key), deterministic=True)


def _of_text(key: Callable[[str], str]) -> Callable[[object], str | None]:
    return lambda kept: key(kept) if isinstance(kept, str) else None
