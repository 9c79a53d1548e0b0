"""The world's faults, as one class. Anything else that is raised is a bug of ours."""


class WorldError(Exception):
    """A fault of the world (a file, a disk, an input), told to the user in one clear sentence.

    ``code`` is a stable reason code for programs (``file_missing``); ``message`` is the translated sentence:
    what is wrong, where, and what to do. The register is untouched when one is raised.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Cancelled(Exception):
    """The user stopped a long work; nothing of it remains. Neither a fault of the world nor a bug."""
