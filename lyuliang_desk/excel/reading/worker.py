"""The child process that opens a workbook. Whatever the file does to it, the program goes on.

Started by ``child`` as ``python -m lyuliang_desk.excel.reading.worker``, or as the frozen program with
``--read-workbook``. It takes one request from standard input and answers with frames on standard output. It
imports little, so that it starts in a few hundredths of a second.
"""

import hashlib
import io
import os
import sys
from typing import Any

import orjson

from lyuliang_desk.excel.reading.frames import write_frame
from lyuliang_desk.excel.reading.limits import confine_this_process
from lyuliang_desk.excel.reading.refusal import Refusal

STDIN, STDOUT = 0, 1


def main() -> int:
    """Serve one request; the exit code is 0 when the last frame was sent, a Refusal included."""
    out = _private_output()
    request = orjson.loads(_whole_input())
    confine_this_process(request["memory"], request["cpu_seconds"])
    try:
        _serve(request, lambda frame: write_frame(out, frame))
        write_frame(out, {"is": "end"})
    except Refusal as refusal:
        write_frame(out, {"is": "refused", "code": refusal.code, "details": refusal.details})
    except MemoryError:
        write_frame(out, {"is": "refused", "code": "workbook_too_large", "details": {}})
    return 0


def _private_output() -> int:
    """The pipe to the parent; whatever a library prints from now on goes nowhere."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(STDIN, os.O_BINARY)
        msvcrt.setmode(STDOUT, os.O_BINARY)
    out = os.dup(STDOUT)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDOUT)
    if sys.platform == "win32":
        msvcrt.setmode(out, os.O_BINARY)
    return out


def _whole_input() -> bytes:
    pieces = []
    while piece := os.read(STDIN, 65_536):
        pieces.append(piece)
    return b"".join(pieces)


def _serve(request: dict[str, Any], send: Any) -> None:
    from lyuliang_desk.excel.reading.sniff import sniffed_format

    data = _bytes_of(request["path"])
    format_ = sniffed_format(io.BytesIO(data), request["path"])
    send({"is": "file", "sha256": hashlib.sha256(data).hexdigest(), "format": format_})
    if format_ == "csv":
        from lyuliang_desk.excel.reading.sheets_csv import send_text

        send_text(data, request, send)
    elif format_ in ("html", "xml2003", "biff5"):
        from lyuliang_desk.excel.reading.old_formats import send_old

        send_old(data, format_, request["cells"], send)
    else:
        from lyuliang_desk.excel.reading.sheets import send_sheets

        send_sheets(data, format_, request["cells"], send)


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib would be one more import to wait for
            return file.read()
    except FileNotFoundError as fault:
        raise Refusal("file_missing") from fault
    except IsADirectoryError as fault:
        raise Refusal("file_is_folder") from fault
    except PermissionError as fault:
        raise Refusal("file_locked") from fault
    except OSError as fault:
        raise Refusal("file_unreadable", reason=fault.strerror or str(fault)) from fault


if __name__ == "__main__":
    sys.exit(main())
