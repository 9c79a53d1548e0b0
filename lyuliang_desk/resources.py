"""Where the files without code lie (code lists, form files, fonts, translations), in a checkout and when frozen."""

import sys
from pathlib import Path


def resources_folder() -> Path:
    """The folder ``resources``: beside the packages, or inside the PyInstaller bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources"
