"""Why the child process will not read a file: a code and plain details, worded by the parent (``errors``)."""

Details = dict[str, str]


class Refusal(Exception):
    """A file that cannot be read: ``code`` names a sentence in ``errors``, ``details`` fill it."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details: Details = details
