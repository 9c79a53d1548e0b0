"""The members of an OOXML package: what is not touched stays byte for byte as it was."""

import posixpath
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lyuliang_desk.excel.reading.refusal import Refusal
from lyuliang_desk.excel.reading.zip_gate import checked_zip
from lyuliang_desk.excel.sendback.unusual import Unusual
from lyuliang_desk.excel.sendback.xml_part import XmlPart, children

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_RELATIONS = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
_STAMP = (1980, 1, 1, 0, 0, 0)


class Package:
    """A workbook's members, to be looked at and changed; ``to_bytes`` is the new file."""

    def __init__(self, data: bytes) -> None:
        """Raises Unusual for what is no package of the usual build."""
        try:
            with checked_zip(BytesIO(data)) as archive:
                self._infos: list[ZipInfo] = archive.infolist()
                self._parts: dict[str, bytes] = {info.filename: archive.read(info) for info in self._infos}
        except (BadZipFile, Refusal, OSError, RuntimeError, NotImplementedError) as fault:
            # what zipfile raises for broken, encrypted (RuntimeError) and unknown members; the values go into a new file
            raise Unusual("no package") from fault
        self.types = self.xml("[Content_Types].xml")
        self.book = self._main_part()
        workbook = self.xml(self.book)
        if workbook.namespace != MAIN:
            raise Unusual("strict")
        self._targets = {r.get("Id", ""): r for r in self.relations(self.book).root}
        self._sheets = {
            sheet.get("name", ""): sheet.get(f"{{{OFFICE}}}id", "")
            for sheet in workbook.root.iter(workbook.tag("sheet"))
        }

    def _main_part(self) -> str:
        for relation in self.relations("").root:
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
        raise Unusual("no workbook")

    def xml(self, name: str) -> XmlPart:
        """A member as a tree. Raises Unusual when it is missing."""
        if name not in self._parts:
            raise Unusual(name)
        return XmlPart(self._parts[name])

    def text(self, name: str) -> str:
        """A member as text. Raises Unusual."""
        try:
            return self._parts[name].decode("utf-8-sig")
        except (KeyError, UnicodeDecodeError) as fault:
            raise Unusual(name) from fault

    def has(self, name: str) -> bool:
        return name in self._parts

    def put(self, name: str, data: bytes) -> None:
        """Change a member, or add it."""
        if name not in self._parts:
            info = ZipInfo(name, _STAMP)
            info.compress_type = ZIP_DEFLATED
            self._infos.append(info)
        self._parts[name] = data

    def sheet_part(self, name: str) -> str:
        """The member of a sheet by its name. Raises Unusual."""
        relation = self._targets.get(self._sheets.get(name, ""))
        if relation is None:
            raise Unusual(f"sheet {name}")
        return self.resolved(self.book, relation)

    def related(self, part: str, sort: str) -> str | None:
        """The first member that a member points at with a relation of a sort (``styles``, ``comments``)."""
        for relation in self.relations(part).root:
            if (
                relation.get("Type", "").rpartition("/")[2] == sort
                and relation.get("TargetMode") != "External"
            ):
                return self.resolved(part, relation)
        return None

    def relations(self, part: str) -> XmlPart:
        """The relations of a member, none where it has none."""
        return XmlPart(self._parts.get(_relations_of(part), _NO_RELATIONS))

    @staticmethod
    def resolved(part: str, relation: Element) -> str:
        """The member that a relation points at."""
        target = relation.get("Target", "")
        if target.startswith("/"):
            return target.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))

    def relate(self, part: str, target: str, sort: str) -> str:
        """Point from a member at another; answers the relation's id."""
        relations = self.relations(part)
        taken = {relation.get("Id") for relation in relations.root}
        id_ = next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
        SubElement(
            relations.root,
            f"{{{RELATIONS}}}Relationship",
            {"Id": id_, "Type": f"{OFFICE}/{sort}", "Target": f"/{target}"},
        )
        self.put(_relations_of(part), relations.to_bytes())
        return id_

    def declare(self, *, part: str = "", ending: str = "", content_type: str) -> None:
        """Say of what type a new member, or every member of an ending, is."""
        root = self.types.root
        if ending:
            known = children(root, f"{{{TYPES}}}Default")
            if not any(d.get("Extension", "").lower() == ending for d in known):
                root.insert(
                    0, Element(f"{{{TYPES}}}Default", {"Extension": ending, "ContentType": content_type})
                )
        else:
            SubElement(root, f"{{{TYPES}}}Override", {"PartName": f"/{part}", "ContentType": content_type})
        self.put("[Content_Types].xml", self.types.to_bytes())

    def free_name(self, pattern: str) -> str:
        """A member's name that is not taken: ``xl/comments{}.xml``."""
        return next(name for n in range(1, 100_000) if (name := pattern.format(n)) not in self._parts)

    def to_bytes(self) -> bytes:
        """The file, its members in their order."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for info in self._infos:
                archive.writestr(info, self._parts[info.filename], info.compress_type)
        return out.getvalue()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
