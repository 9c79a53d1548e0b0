"""Which selections of a table can be merged."""

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.messages import _


def why_not_compared(kind: RecordKind, count: int) -> str:
    """The sentence to tell where a selection of so many records cannot be merged, empty where it can."""
    from lyuliang_desk.operations import duplicates  # loaded with its first use: start is to be quick

    if kind.name not in duplicates.kinds():
        return _("Records of {kind} are not merged.").format(kind=kind.label)
    if not 2 <= count <= duplicates.MOST_MERGED:
        words = _("Select two to {most} records to merge them.")
        return words.format(most=duplicates.MOST_MERGED)
    return ""
