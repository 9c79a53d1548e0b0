"""What reading one workbook may cost, and the fence that the child process puts around itself.

A file of 2 KB can make any reader ask for gigabytes or run for ever (``research/reliability.md`` 5), so the
file is read in a child process that the system ends when it goes beyond these figures. An honest sheet of
100,000 × 30 cells takes 3 s and 350 MB of address space; the limits leave room for a slow computer.
"""

import sys
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Memory and file size in bytes, processor time and time on the clock in seconds, cells per file."""

    memory: int = 1024 * MEBIBYTE
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    file_size: int = 200 * MEBIBYTE
    cells: int = 20_000_000


def confine_this_process(memory: int, cpu_seconds: int) -> None:
    """Bound this process, for good. On Windows the parent's job object does it (``limits_windows``)."""
    if sys.platform == "win32":
        from lyuliang_desk.excel.reading.limits_windows import silence_fault_boxes

        silence_fault_boxes()
        return
    import resource

    for what, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2),  # first SIGXCPU, which tells why, then SIGKILL
    ):
        given = resource.getrlimit(what)[1]
        most = hard if given == resource.RLIM_INFINITY else min(hard, given)
        resource.setrlimit(what, (min(soft, most), most))
