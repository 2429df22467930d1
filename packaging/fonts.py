"""Makes the fonts for signs that Inter and Source Serif 4 lack, out of pinned npm packages.

    python3 -m pip install fonttools==4.68.0      (and npm, which comes with Node.js)
    python3 packaging/fonts.py

The same packages always give the same bytes. A font is taken as it is; only its name is put right:
the weight of 400 may still bear the name of the lightest, which it was made of.
"""

import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "resources" / "more-fonts"
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT = 0, (1, 16), (2, 17), 3, 4, 6
REGULAR = 400


@dataclass(frozen=True)
class Part:
    """One file of an npm package, and the family it is to be called by."""

    package: str
    version: str
    file: str
    family: str

    @property
    def name(self) -> str:
        """Return the family in one word."""
        return self.family.replace(" ", "")


PARTS = (
    Part("noto-sans-sc", "5.3.0", "chinese-simplified", "Noto Sans SC"),
    Part("noto-sans-jp", "5.3.0", "japanese", "Noto Sans JP"),
    Part("amiri", "5.3.0", "arabic", "Amiri"),
    Part("noto-emoji", "5.3.2", "emoji", "Noto Emoji"),
)


def main() -> None:
    """Fetch each package, and write its font and its licence."""
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            package = _package(part, Path(folder))
            with tarfile.open(package) as inside:
                inside.extractall(Path(folder) / part.package, filter="data")
            _make(part, Path(folder) / part.package / "package")
            print(f"{part.name}-Regular.ttf")


def _package(part: Part, folder: Path) -> Path:
    asked = f"@fontsource/{part.package}@{part.version}"
    command = ["npm", "pack", "--silent", asked]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip()


def _make(part: Part, package: Path) -> None:
    packed = package / "files" / f"{part.package}-{part.file}-{REGULAR}-normal.woff"
    font = TTFont(packed, recalcTimestamp=False)
    font.flavor = None
    for entry in font["name"].names:
        if entry.nameID in FAMILY or entry.nameID == FULL:
            entry.string = part.family
        elif entry.nameID in STYLE:
            entry.string = "Regular"
        elif entry.nameID in (UNIQUE, POSTSCRIPT):
            entry.string = f"{part.name}-Regular"
    font["OS/2"].usWeightClass = REGULAR
    font.save(FONTS / f"{part.name}-Regular.ttf")
    (FONTS / f"{part.name}-LICENSE.txt").write_text(
        _licence(package, font["name"].getDebugName(COPYRIGHT)), encoding="utf-8", newline="\n"
    )


def _licence(package: Path, holder: str) -> str:
    """Return the text of the licence below the font's own word on whose it is."""
    text = (package / "LICENSE").read_text(encoding="utf-8")
    return f"{holder}\n\n{text[text.index('This Font Software') :]}"


if __name__ == "__main__":
    main()
