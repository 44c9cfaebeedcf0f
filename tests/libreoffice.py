"""`make libreoffice`: opens exports in LibreOffice, and compares each cell with what was written.

Not in `make test`: LibreOffice is 300 MB to install. There, openpyxl and an XML reader open them.
"""

import csv
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.unit.exports.test_files import NASTY, book_of, written
from webapp.exports.formats import Format

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = (
    "LibreOffice is missing. Install it, then try again: "
    "apt-get install --no-install-recommends libreoffice-calc-nogui"
)
# Comma, quotes, UTF-8, from the first line; cells as shown, values of formulas, every sheet.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
TEXTS = [*NASTY, "Zoë Müller-Łukasz", "٣", "1e5", "1/2", "TRUE", "2026-11-24", " two  spaces "]
# What one program or the other makes of a carriage return.
BREAKS = {"_x000D_": "\n", "\r\n": "\n", "\r": "\n"}
SECONDS = 180


def main() -> int:
    """Returns 1 where a cell is another, 2 without LibreOffice."""
    if PROGRAM is None:
        print(MISSING)
        return 2
    faults = [fault for kind in (Format.XLSX, Format.ODS) for fault in find_faults(kind)]
    print("\n".join(faults) or f"Both formats open, with {len(TEXTS)} lines as written.")
    return 1 if faults else 0


def find_faults(kind: Format) -> list[str]:
    """The cells of the table that LibreOffice shows otherwise than they were written."""
    table = as_shown(kind, written(kind, book_of(TEXTS)))
    lines = [["ABC", "2026-11-24", "3", text] for text in TEXTS]
    wanted = [["Reference", "Counted on", "Reports", "What"], *lines]
    if len(table) != len(wanted):
        return [f"{kind}: {len(table)} lines instead of {len(wanted)}"]
    pairs = zip(table, wanted, strict=True)
    return [f"{kind}: {shown} instead of {line}" for shown, line in pairs if tidy(shown, line)]


def as_shown(kind: Format, content: bytes) -> list[list[str]]:
    """The table, its header first, as LibreOffice shows it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"export.{kind}").write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        how = ["--headless", "--convert-to", AS_CSV, "--outdir", name]
        command = [str(PROGRAM), profile, *how, f"{name}/export.{kind}"]
        subprocess.run(command, check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)
        text = (folder / "export-Incidents.csv").read_text("utf-8")
    return [*csv.reader(text.splitlines(keepends=True))][2:]


def tidy(shown: list[str], written: list[str]) -> bool:
    """Whether they differ in more than how a line breaks."""

    def plain(cells: list[str]) -> list[str]:
        for there, here in BREAKS.items():
            cells = [cell.replace(there, here) for cell in cells]
        return cells

    return plain(shown) != plain(written)


if __name__ == "__main__":
    sys.exit(main())
