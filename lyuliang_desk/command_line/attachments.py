"""``attach``, ``attachments``, ``extract``: files that belong to a record."""

from pathlib import Path
from typing import Annotated

import typer

from lyuliang_desk.command_line.operator_name import operator_name
from lyuliang_desk.command_line.outcome import opened, say, say_json
from lyuliang_desk.command_line.words import AsJson, AsOf, Operator, RegisterFile
from lyuliang_desk.messages import _
from lyuliang_desk.operations import attachments

RecordId = Annotated[str, typer.Argument(metavar="ID", help="A record's id, as list --json tells it.")]


def attach(
    register_file: RegisterFile,
    record_id: RecordId,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="The files to attach.")],
    operator: Operator = "",
) -> None:
    """Attach files to a record."""
    with opened(register_file, operator or operator_name()) as register:
        attachments.attach(register=register, owner_id=record_id, paths=files)
    say(_("Attached {count} files.").format(count=len(files)))


def list_attachments(
    register_file: RegisterFile, record_id: RecordId, as_json: AsJson = False, as_of: AsOf = ""
) -> None:
    """List the files attached to a record."""
    with opened(register_file, operator_name(), read_only=True, as_of=as_of) as register:
        for row in attachments.listed(register=register, owner_id=record_id):
            shown = {
                name: row.values.get(name) for name in ("name", "size", "added_on", "category", "sha256")
            }
            if as_json:
                say_json({"id": row.id, **shown})
            else:
                say("\t".join(str(value or "") for value in shown.values()))


def extract(
    register_file: RegisterFile,
    record_id: RecordId,
    folder: Annotated[Path, typer.Argument(metavar="OUTDIR", help="The folder to write the files to.")],
    as_of: AsOf = "",
) -> None:
    """Write the files attached to a record into a folder."""
    with opened(register_file, operator_name(), read_only=True, as_of=as_of) as register:
        found = attachments.listed(register=register, owner_id=record_id)
        folder.mkdir(parents=True, exist_ok=True)
        for path in attachments.save_to(register=register, attachments=found, folder=folder):
            say(str(path))
