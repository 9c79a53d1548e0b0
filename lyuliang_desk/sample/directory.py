"""A county's list of organisations as comma-separated text in GB18030, with one credit code that cannot be right."""

import csv
from pathlib import Path

from lyuliang_desk.sample.numbers import CREDIT_ALPHABET, credit_code
from lyuliang_desk.sample.words import read_words


def write_directory(folder: Path) -> Path:
    """Write the list; answers with its path."""
    said = read_words("directory")
    path: Path = folder / said["file"]
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(said["headers"])
        for organisation in said["organisations"]:
            name, *rest = organisation["row"]
            writer.writerow([name, _code(said["county"], *organisation["code"]), *rest])
    return path


def _code(county: str, department: str, serial: int) -> str:
    """Empty for serial 0; with a wrong check character for a negative one."""
    if serial == 0:
        return ""
    right = credit_code(department, county, abs(serial))
    if serial > 0:
        return right
    return right[:-1] + CREDIT_ALPHABET[CREDIT_ALPHABET.index(right[-1]) - 1]
