"""The child process from the parent's side: started, fenced in, listened to, ended."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.excel.reading.frames import BrokenFrames, Frame, read_frames
from lyuliang_desk.excel.reading.limits import Limits
from lyuliang_desk.excel.reading.refusal import Refusal

WORKER = "lyuliang_desk.excel.reading.worker"
FROZEN_SWITCH = "--read-workbook"
GLANCE = 0.05
FAREWELL = 5.0
BREATH = 0.5
SILENCE = 10.0
"""Seconds without a frame after which an ended child has said all: its pipe may be held open by another process."""
OUT_OF_CPU_WINDOWS = 1816  # ERROR_NOT_ENOUGH_QUOTA: the job object's limit of time


class _Fence(Protocol):
    def is_overrun(self) -> bool: ...

    def close(self) -> None: ...


class Child:
    """One reading process. A context manager: on leaving, the process is gone, whatever happened."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process = _started()
        self._fence: _Fence | None = None
        self._frames: queue.Queue[Frame | None] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, name="workbook frames", daemon=True)
        self._received = 0

    def __enter__(self) -> Self:
        self._fence = _fence(self._process, self._limits)
        self._listener.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        if self._fence is not None:
            self._fence.close()
        self._process.wait(FAREWELL)
        self._listener.join(FAREWELL)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def ask(self, request: dict[str, Any]) -> None:
        """Send the one request; a child that is already dead is noticed by its silence."""
        assert self._process.stdin is not None
        try:
            with self._process.stdin as pipe:
                pipe.write(json.dumps(request).encode("ascii"))
        except OSError:
            self._frames.put(None)

    def answers(self, is_cancelled: Callable[[], bool]) -> Iterator[Frame]:
        """The frames up to the last; raises Refusal for a slow, dead or refusing child, else Cancelled."""
        deadline = time.monotonic() + self._limits.wall_seconds
        ended: float | None = None
        while True:
            if is_cancelled():
                raise Cancelled
            if time.monotonic() > deadline:
                raise Refusal("workbook_too_slow")
            if self._fence is not None and self._fence.is_overrun():
                raise Refusal("workbook_too_large")
            try:
                frame = self._frames.get(timeout=GLANCE)
            except queue.Empty:
                if self._process.poll() is None:
                    ended = None
                elif ended is None:
                    ended = time.monotonic()
                elif time.monotonic() - ended > SILENCE:
                    raise Refusal(self._cause_of_death()) from None
                continue
            ended = None
            if frame is None:
                raise Refusal(self._cause_of_death())
            if frame["is"] == "end":
                return
            if frame["is"] == "refused":
                raise Refusal(frame["code"], **frame["details"])
            yield frame

    def _listen(self) -> None:
        """Runs in a thread of its own, because Windows cannot wait for a pipe with a time limit."""
        assert self._process.stdout is not None
        try:
            for frame, size in read_frames(self._process.stdout):
                self._received += size
                if self._received > self._limits.memory:
                    self._frames.put({"is": "refused", "code": "workbook_too_large", "details": {}})
                    return
                self._frames.put(frame)
        except (BrokenFrames, OSError, ValueError):
            self._process.kill()
        self._frames.put(None)

    def _cause_of_death(self) -> str:
        try:
            code = self._process.wait(FAREWELL)
        except subprocess.TimeoutExpired:
            return "reader_died"
        out_of_time = (OUT_OF_CPU_WINDOWS,) if os.name == "nt" else (-signal.SIGXCPU,)
        return "workbook_too_slow" if code in out_of_time else "reader_died"


def _started() -> subprocess.Popen[bytes]:
    """The process. A start that the system refuses is tried once more: virus scanners hold new processes up."""
    try:
        return _start()
    except OSError:
        time.sleep(BREATH)
    try:
        return _start()
    except OSError as fault:
        raise Refusal("reader_not_started", reason=fault.strerror or str(fault)) from fault


def _start() -> subprocess.Popen[bytes]:
    command, environment = _command()
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _command() -> tuple[list[str], dict[str, str]]:
    """Never with the current folder on the path: a ``zipfile.py`` beside a workbook must not run."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_SWITCH], environment
    root = str(Path(__file__).resolve().parents[3])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    python = sys.executable
    base = getattr(sys, "_base_executable", python)
    if os.name == "nt" and base != python:
        # On Windows .venv's python.exe starts another process; the fence must stand around that one.
        environment["__PYVENV_LAUNCHER__"] = python
        python = base
    return [python, "-P", "-m", WORKER], environment


def _fence(process: subprocess.Popen[bytes], limits: Limits) -> _Fence | None:
    if sys.platform == "win32":
        from lyuliang_desk.excel.reading.limits_windows import Job

        return Job(int(process._handle), limits.memory, limits.cpu_seconds)
    return None
