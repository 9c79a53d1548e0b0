"""The fence on Windows: a job object that bounds the child's memory and time and ends it with its parent."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    PROCESS_TIME, ACTIVE_PROCESS, PROCESS_MEMORY = 0x2, 0x8, 0x100
    DIE_ON_UNHANDLED_EXCEPTION, KILL_ON_JOB_CLOSE = 0x400, 0x2000
    EXTENDED_LIMIT_INFORMATION = 9
    NO_FAULT_BOXES = (
        0x1 | 0x2 | 0x8000
    )  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
    TICKS_PER_SECOND = 10_000_000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class _MemoryCounters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, wintypes.LPVOID, wintypes.DWORD)
        return kernel

    class Job:
        """A fence around one process, which ``close`` ends if it runs; raises ``OSError`` when refused."""

        def __init__(self, process_handle: int, memory: int, cpu_seconds: int) -> None:
            self._kernel = _kernel()
            self._process, self._memory = process_handle, memory
            self._handle = self._kernel.CreateJobObjectW(None, None)
            self._checked(self._handle)
            limits = _ExtendedLimits()
            limits.BasicLimitInformation.LimitFlags = (
                PROCESS_TIME
                | ACTIVE_PROCESS
                | PROCESS_MEMORY
                | DIE_ON_UNHANDLED_EXCEPTION
                | KILL_ON_JOB_CLOSE
            )
            limits.BasicLimitInformation.PerProcessUserTimeLimit = cpu_seconds * TICKS_PER_SECOND
            limits.BasicLimitInformation.ActiveProcessLimit = 1
            limits.ProcessMemoryLimit = memory
            size = ctypes.sizeof(limits)
            self._checked(
                self._kernel.SetInformationJobObject(
                    self._handle, EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), size
                )
            )
            self._checked(self._kernel.AssignProcessToJobObject(self._handle, process_handle))

        def is_overrun(self) -> bool:
            """Whether the process has taken more memory than it may: the job object's own limit is not kept by
            every Windows (Wine has none), so it is looked at as well."""
            counters = _MemoryCounters()
            size = counters.cb = ctypes.sizeof(counters)
            if not self._kernel.K32GetProcessMemoryInfo(self._process, ctypes.byref(counters), size):
                return False
            return bool(counters.PagefileUsage > self._memory)

        def _checked(self, done: int | None) -> None:
            if not done:
                fault = ctypes.WinError(ctypes.get_last_error())
                self.close()
                raise fault

        def close(self) -> None:
            if self._handle:
                self._kernel.CloseHandle(self._handle)
                self._handle = None

    def silence_fault_boxes() -> None:
        """No dialog of Windows when this process dies: nobody sits before it."""
        ctypes.WinDLL("kernel32").SetErrorMode(NO_FAULT_BOXES)
