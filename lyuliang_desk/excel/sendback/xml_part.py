"""One XML member of an OOXML package, read and written again with the prefixes it came with.

The standard library drops namespaces that no element uses, but ``mc:Ignorable="x14ac"`` speaks of them: Excel then
calls the file damaged. So every prefix is kept and declared at the root.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError, iterparse
from xml.sax.saxutils import escape

from lyuliang_desk.excel.sendback.unusual import Unusual

XML = "http://www.w3.org/XML/1998/namespace"
_NAME = re.compile(r"\{([^}]*)\}(.*)", re.DOTALL)


class XmlPart:
    """The tree of a member, and the prefixes of its namespaces."""

    def __init__(self, data: bytes) -> None:
        """Raises Unusual for what is no plain XML, or declares entities."""
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Unusual("entities")
        self.prefixes: dict[str, str] = {XML: "xml"}
        self.declared: dict[str, str] = {}
        root: Element | None = None
        try:
            for event, found in iterparse(BytesIO(data), events=("start-ns", "start")):
                if event == "start-ns":
                    self._declare(*found)
                elif root is None:
                    root = found
        except ParseError as fault:
            raise Unusual("no XML") from fault
        assert root is not None
        self.root: Element = root
        self.namespace = _split(root.tag)[0]

    def _declare(self, prefix: str, uri: str) -> None:
        """One name is enough to write by, but every name stays declared: attributes speak of them."""
        name, number = prefix, 1
        while self.declared.get(name, uri) != uri:
            name, number = f"n{number}", number + 1
        self.declared[name] = uri
        self.prefixes.setdefault(uri, name)

    def tag(self, name: str) -> str:
        """The tag of an element of the member's own namespace."""
        return f"{{{self.namespace}}}{name}"

    def prefix_for(self, uri: str, wanted: str) -> None:
        """Have a prefix for a namespace that attributes will bear: an empty one serves elements only."""
        if not self.prefixes.get(uri):
            self.prefixes.pop(uri, None)
            self._declare(wanted, uri)

    def to_bytes(self) -> bytes:
        """The member's new bytes, UTF-8."""
        written: list[str] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
        declared = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{_attribute(uri)}"'
            for prefix, uri in self.declared.items()
            if uri not in ("", XML)
        )
        self._write(self.root, declared, written)
        return "".join(written).encode()

    def _write(self, element: Element, declared: str, written: list[str]) -> None:
        name = self._name(element.tag)
        pairs = "".join(f' {self._name(k)}="{_attribute(v)}"' for k, v in element.items())
        written.append(f"<{name}{declared}{pairs}")
        if len(element) == 0 and not element.text:
            written.append("/>")
        else:
            written.append(">")
            written.append(escape(element.text or ""))
            for child in element:
                self._write(child, "", written)
            written.append(f"</{name}>")
        if element.tail and element is not self.root:
            written.append(escape(element.tail))

    def _name(self, tag: Any) -> str:
        uri, local = _split(str(tag))
        prefix = self.prefixes[uri] if uri else ""
        return f"{prefix}:{local}" if prefix else local


def children(element: Element, tag: str) -> Iterator[Element]:
    """The direct children of a tag."""
    return (child for child in element if child.tag == tag)


def insert_before(parent: Element, new: Element, followers: frozenset[str]) -> None:
    """Put a child where the schema wants it: before the first of those that follow it, else at the end."""
    place = next((i for i, child in enumerate(parent) if _split(str(child.tag))[1] in followers), len(parent))
    parent.insert(place, new)


def _split(tag: str) -> tuple[str, str]:
    found = _NAME.fullmatch(tag)
    return (found[1], found[2]) if found else ("", tag)


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
