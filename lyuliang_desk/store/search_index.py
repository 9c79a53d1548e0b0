"""The full-text index: by which words each record is found.

One contentless FTS5 table for each kind, row by row beside the record table: ``text`` (pairs of Chinese characters, runs of
letters and digits), ``pinyin`` (pairs of syllables) and ``initials`` (three from each place on). A link is found by the title
of the record it points at.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.catalogue.types.id_number import IdNumber
from lyuliang_desk.catalogue.types.phones import Phones
from lyuliang_desk.store.columns import columns_of
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.links import target_kind, targets
from lyuliang_desk.store.pinyin import syllables, variants
from lyuliang_desk.store.search_words import APART, folded, grams, is_chinese, joined, runs, sounds, words
from lyuliang_desk.store.sql import AMONG, packed, quoted, search_table

Words = tuple[str, str, str]
"""The three columns of one value or one record: text, pinyin, initials."""
_NOTHING: Words = ("", "", "")
_SHORT_NAME = 6
_MANY = 2000
_ENDINGS = (4, 5, 6, 8)
_NOT_A_DIGIT = re.compile(r"[^0-9a-z]")
_BETWEEN = f" {APART} "


def words_of_text(text: str, with_pinyin: bool) -> Words:
    """The search words of a text; its Chinese runs by sound too when ``with_pinyin``."""
    found = runs(folded(text))
    text = joined(found)
    if not with_pinyin:
        return text, "", ""
    heard = [_heard(run) for run in found if is_chinese(run)]
    return text, _BETWEEN.join([spoken for spoken, _ in heard]), " ".join([initials for _, initials in heard])


@lru_cache(maxsize=8192)
def _heard(run: str) -> tuple[str, str]:
    """The syllables and the initials of a Chinese run, of a short one in all its readings."""
    read = [syllables(run)]
    if len(run) <= _SHORT_NAME:
        read += variants(run)
    initials = [" ".join(grams("".join([s[0] for s in spoken]))) for spoken in read]
    return _BETWEEN.join([" ".join(sounds(spoken)) for spoken in read]), " ".join(initials)


def words_of_numbers(numbers: Iterable[str]) -> Words:
    """ID and telephone numbers are found by their beginning, as written or in one run, and by their last digits."""
    found: list[str] = []
    for number in numbers:
        if number.isascii() and number.isdecimal():
            found += [number, *[number[-length:] for length in _ENDINGS if len(number) > length]]
            continue
        bare = _NOT_A_DIGIT.sub("", folded(number))
        forms = [bare, *(bare[-length:] for length in _ENDINGS if len(bare) > length)]
        if bare != number:
            forms.append(number)
        found += map(words, forms)
    return _BETWEEN.join(found), "", ""


@dataclass(frozen=True)
class Indexer:
    """Makes the index entries of one kind. ``titles`` gives the title of each linked record by id."""

    kind: RecordKind
    titles: Mapping[str, str]

    def entries(
        self, records: Iterable[tuple[int, Mapping[str, Stored]]]
    ) -> Iterator[tuple[int, str, str, str]]:
        """``(rid, text, pinyin, initials)`` of each ``(rid, values)``."""
        waiting = iter(records)
        while some := list(islice(waiting, _MANY)):
            yield from self.some(some)

    def some(
        self, records: Sequence[tuple[int, Mapping[str, Stored]]]
    ) -> Iterator[tuple[int, str, str, str]]:
        """The same for so many records that their words may be held at once."""
        columns = columns_of((values for _rid, values in records), self._makers)
        parts = [_columns_of_words(self._makers[name], column) for name, column in columns.items()]
        texts, pinyins, initials = ([part[n] for part in parts if any(part[n])] for n in range(3))
        yield from zip(
            [rid for rid, _values in records],
            _together(texts, len(records), _BETWEEN),
            _together(pinyins, len(records), _BETWEEN),
            _together(initials, len(records), " "),
            strict=True,
        )

    @cached_property
    def _makers(self) -> dict[str, Callable[[Stored], Words]]:
        return {f.name: self._maker(f) for f in self.kind.fields if f.searchable}

    def _maker(self, field: Field) -> Callable[[Stored], Words]:
        """How the words of one field are made; those that come again and again are made once."""
        if target_kind(field):
            return _once(lambda stored: self._linked(field, stored))
        text = field.type.search_text
        load = field.type.load
        if isinstance(field.type, IdNumber):
            return lambda stored: words_of_numbers([load(stored or "")])
        if isinstance(field.type, Phones):
            return lambda stored: words_of_numbers(load(stored or ""))
        return lambda stored: words_of_text(text(load(stored or "")), field.pinyin)

    def _linked(self, field: Field, stored: Stored) -> Words:
        found = [
            words_of_text(self.titles.get(target, ""), field.pinyin) for target in targets(field, stored)
        ]
        if not found:
            return _NOTHING
        texts, pinyins, initials = zip(*found, strict=True)
        return _BETWEEN.join(texts), _BETWEEN.join(pinyins), " ".join(initials)


def _columns_of_words(
    make: Callable[[Stored], Words], column: Sequence[Stored]
) -> tuple[list[str], list[str], list[str]]:
    """The three columns of words of a column of values; equal values are taken apart once."""
    made = {stored: _NOTHING if stored is None else make(stored) for stored in set(column)}
    found = [made[stored] for stored in column]
    return [w[0] for w in found], [w[1] for w in found], [w[2] for w in found]


def _together(columns: Sequence[Sequence[str]], count: int, between: str) -> list[str]:
    """The words of each record in one text, without those columns that have none."""
    if len(columns) == 1:
        return list(columns[0])
    if not columns:
        return [""] * count
    return [between.join(filter(None, words_of_one)) for words_of_one in zip(*columns, strict=True)]


def _once(make: Callable[[Stored], Words]) -> Callable[[Stored], Words]:
    known: dict[Stored, Words] = {}

    def remembered(stored: Stored) -> Words:
        if stored not in known:
            known[stored] = make(stored)
        return known[stored]

    return remembered


def linked_titles(
    connection: Connection,
    kinds: Mapping[str, RecordKind],
    kind: RecordKind,
    records: Iterable[tuple[int, Mapping[str, Stored]]],
) -> dict[str, str]:
    """The titles of all records that the searchable links of these records point at."""
    wanted: dict[str, set[str]] = {}
    linking = [(f, target) for f in kind.fields if f.searchable and (target := target_kind(f))]
    if not linking:
        return {}
    columns = columns_of((values for _rid, values in records), [f.name for f, _target in linking])
    for f, target in linking:
        for stored in set(columns[f.name]):
            wanted.setdefault(target, set()).update(targets(f, stored))
    return {
        i: t for target, ids in wanted.items() for i, t in titles_of(connection, kinds[target], ids).items()
    }


def titles_of(connection: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, str]:
    """The shown titles of records of one kind, hidden ones too, by id."""
    title = kind[kind.title_field]
    sql = f"SELECT id, {quoted(title.name)} FROM {quoted(kind.name)} WHERE id IN {AMONG}"
    return {i: title.show(stored) for i, stored in connection.execute(sql, (packed(ids),))}


def write_entries(
    connection: Connection,
    kind: RecordKind,
    entries: Iterable[tuple[int, str, str, str]],
    *,
    new: bool,
    count: int,
) -> None:
    """Put entries into the index: new ones, which is quicker, or in place of what stands there."""
    table = search_table(kind)
    verb = "INSERT" if new else "INSERT OR REPLACE"
    many = count > _MANY
    if many:
        _merge_as_written(connection, table, False)
    connection.executemany(
        f"{verb} INTO {table} (rowid, text, pinyin, initials) VALUES (?, ?, ?, ?)", entries
    )
    if many:
        _merge_as_written(connection, table, True)


def _merge_as_written(connection: Connection, table: str, merge: bool) -> None:
    """Whether FTS5 merges its segments while rows come in; put off for many rows, that saves a quarter of the time."""
    parts = 4 if merge else 0
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', ?)", (parts,))
