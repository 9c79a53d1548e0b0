"""Numbers that belong to nobody, with right check characters: births around 1900, codes of the PDY zone."""

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def id_number(region: str, birth: str, order: int) -> str:
    """A resident ID number (GB 11643): region, birth as ``YYYYMMDD``, order (odd for men), check character."""
    digits = f"{region}{birth}{order:03}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, ID_WEIGHTS, strict=True))
    return digits + "10X98765432"[total % 11]


def credit_code(department: str, region: str, serial: int) -> str:
    """A social credit code (GB 32100) on an organisation code of the zone for private use."""
    code = department + region + organisation_code(serial)
    total = sum(CREDIT_ALPHABET.index(c) * pow(3, place, 31) for place, c in enumerate(code))
    return code + CREDIT_ALPHABET[-total % 31]


def organisation_code(serial: int) -> str:
    """A code of the zone for private use, PDY00001–PDY99999, and its check character (GB 11714)."""
    body = f"PDY{serial:05}"
    total = sum(int(c, 36) * weight for c, weight in zip(body, ORGANISATION_WEIGHTS, strict=True))
    check = 11 - total % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def phone(serial: int) -> str:
    """A mobile number of the prefix 154, which is given to nobody, visibly counted up."""
    return f"1540000{serial:04}"
