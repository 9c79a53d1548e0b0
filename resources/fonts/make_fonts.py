"""Builds the fonts in this folder from published packages, when the character set or a source changes.

    python resources/fonts/make_fonts.py WORK_FOLDER

WORK_FOLDER receives the downloads (`npm pack`, `apt-get download`; a Debian machine with both, and fontTools)
and keeps them for the next run. The same sources give the same bytes.
"""

from __future__ import annotations

import bz2
import gzip
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).resolve().parent
NPM = ("@expo-google-fonts/noto-serif-sc@0.4.3", "@expo-google-fonts/noto-sans-sc@0.4.3")
DEBIAN = ("fonts-lxgw-wenkai", "texlive-lang-chinese", "fonts-dejavu-core", "unicode-data")

# What a form prints beside Chinese characters: pinyin, units, ticks, numbering, mathematics, full-width
# forms.
SYMBOL_BLOCKS = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1CD, 0x1DC),
    (0x391, 0x3C9),
    (0x401, 0x451),
    (0x2010, 0x203E),
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),
    (0x2100, 0x2199),
    (0x2200, 0x22BF),
    (0x2460, 0x24FF),
    (0x2500, 0x266F),
    (0x2713, 0x2718),
    (0x3000, 0x30FF),
    (0x3105, 0x312F),
    (0x3220, 0x32B0),
    (0x3380, 0x33DF),
    (0xFE10, 0xFE6B),
    (0xFF01, 0xFFE6),
)
RARE_BLOCKS = (
    (0x4E00, 0x9FFF),
    (0x20000, 0x323AF),
)  # beyond the standard: names that only the wide fonts carry


SIGN_BLOCKS = ((0x20, 0x58F), (0x1E00, 0x1FFF), (0x2000, 0x27FF), (0x2900, 0x2BFF))  # ☑ ✔ ₂ ɑ and the like


@dataclass(frozen=True)
class Font:
    """One built file: its source, how much it keeps, and its name if the licence asks for a new one."""

    target: str
    source: str
    extra: tuple[
        tuple[int, int], ...
    ] = ()  # keeps every further character of these blocks that the source has
    renamed: str = ""
    kerned: bool = False


FONTS = (
    Font(
        "NotoSerifSC-Regular.ttf",
        "noto-serif-sc/package/400Regular/NotoSerifSC_400Regular.ttf",
        extra=RARE_BLOCKS,
    ),
    Font("NotoSerifSC-Bold.ttf", "noto-serif-sc/package/700Bold/NotoSerifSC_700Bold.ttf"),
    Font(
        "NotoSansSC-Regular.ttf",
        "noto-sans-sc/package/400Regular/NotoSansSC_400Regular.ttf",
        extra=RARE_BLOCKS,
        kerned=True,
    ),
    Font(
        "LyuliangKai-Light.ttf",
        "debian/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf",
        renamed="Lyuliang Kai",
    ),
    Font(
        "FandolFang-Regular.ttf",
        "debian/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
    ),
    Font(
        "LyuliangSigns-Regular.ttf",
        "debian/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        extra=SIGN_BLOCKS,
        renamed="Lyuliang Signs",
    ),
)

LICENCES = {
    "noto-serif-sc/package/LICENSE_FONT": "licences/NotoSerifSC-OFL.txt",
    "noto-sans-sc/package/LICENSE_FONT": "licences/NotoSansSC-OFL.txt",
    "debian/usr/share/doc/fonts-lxgw-wenkai/copyright": "licences/LyuliangKai-OFL.txt",
    "debian/usr/share/doc/fonts-dejavu-core/copyright": "licences/LyuliangSigns-DejaVu.txt",
    "debian/usr/share/doc/texlive-doc/fonts/fandol/README": "licences/Fandol-README.txt",
    "debian/usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz": "licences/Fandol-COPYING.txt",
}


def download(work: Path) -> None:
    """Brings and unpacks every package that is not yet in the work folder."""
    for package in NPM:
        name = package.split("/")[1].split("@")[0]
        if not (work / name).exists():
            if not (archives := list(work.glob(f"*{name}*.tgz"))):
                subprocess.run(["npm", "pack", package], cwd=work, check=True)
                archives = list(work.glob(f"*{name}*.tgz"))
            with tarfile.open(archives[0]) as archive:
                archive.extractall(work / name, filter="data")
    for package in DEBIAN:
        if not list(work.glob(f"{package}_*.deb")):
            subprocess.run(["apt-get", "download", package], cwd=work, check=True)
    if not (work / "debian").exists():
        for deb in sorted(work.glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", str(deb), str(work / "debian")], check=True)


def standard_characters(work: Path) -> set[int]:
    """The 8,105 characters of 通用规范汉字表, as Unihan's property kTGH lists them."""
    found = set()
    for path in (work / "debian/usr/share/unicode").glob("Unihan_*.txt.bz2"):
        with bz2.open(path, "rt", encoding="utf-8") as lines:
            fields = (line.split("\t") for line in lines if "\tkTGH\t" in line and not line.startswith("#"))
            found.update(int(code[2:], 16) for code, *_ in fields)
    if len(found) != 8105:
        raise SystemExit(f"Unihan names {len(found)} characters of the standard, 8,105 expected")
    return found


def gb2312_characters() -> Iterator[int]:
    """All 7,445 characters of GB 2312, from Python's own codec."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            character = bytes([row, cell]).decode("gb2312", errors="ignore")
            if len(character) == 1:
                yield ord(character)


def as_truetype(font: TTFont) -> None:
    """Turns CFF outlines into quadratic ones, at most one unit away: reportlab embeds nothing else."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs, maxp.maxZones = 0x00010000, len(order), 1
    for field in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(maxp, f"max{field}", 0)
    maxp.maxSizeOfInstructions = maxp.maxComponentElements = 0
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font["head"].glyphDataFormat = 0
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font: TTFont, family: str, style: str) -> None:
    """Gives a new family name: a subset of a font with reserved names may not bear the old one."""
    postscript = f"{family.replace(' ', '')}-{style}"
    words = {
        1: family,
        2: "Regular",
        3: postscript,
        4: f"{family} {style}",
        6: postscript,
        16: family,
        17: style,
    }
    table = font["name"]
    table.names = [
        record for record in table.names if record.nameID in (0, 5, 13, 14) and record.langID == 0x409
    ]
    for number, word in words.items():
        table.setName(word, number, 3, 1, 0x409)


def build(font: Font, work: Path, wanted: set[int]) -> None:
    """Writes one font of this folder."""
    loaded = TTFont(work / font.source, recalcTimestamp=False)
    covered = set(loaded.getBestCmap())
    keep = covered & wanted
    keep |= {code for code in covered if any(first <= code <= last for first, last in font.extra)}
    options = Options(
        hinting=False, notdef_outline=True, glyph_names=False, name_IDs=["*"], name_languages=["*"]
    )
    options.layout_features = ["kern"] if font.kerned else []
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG", "BASE", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(loaded)
    if "CFF " in loaded:
        as_truetype(loaded)
    if font.renamed:
        rename(loaded, font.renamed, Path(font.target).stem.split("-")[1])
    loaded.save(HERE / font.target)
    lacking = len(wanted & standard - covered)
    print(f"{font.target}: {len(keep)} characters, {lacking} of the standard lacking")


if __name__ == "__main__":
    work_folder = Path(sys.argv[1]).resolve()
    download(work_folder)
    standard = standard_characters(work_folder) | set(gb2312_characters())
    symbols = {code for first, last in SYMBOL_BLOCKS for code in range(first, last + 1)}
    for entry in FONTS:
        build(entry, work_folder, standard | symbols)
    for origin, target in LICENCES.items():
        (HERE / target).parent.mkdir(exist_ok=True)
        if origin.endswith(".gz"):
            (HERE / target).write_bytes(gzip.decompress((work_folder / origin).read_bytes()))
        else:
            shutil.copyfile(work_folder / origin, HERE / target)
