"""LibreOffice, which opens a spreadsheet and says what it shows."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from webapp.exports.csv_file import MARK
from webapp.exports.formats import Format

PATH = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = (
    "LibreOffice is missing. Install it, then try again: "
    "apt-get install --no-install-recommends libreoffice-calc-nogui"
)
# Comma, quotes, UTF-8, from the first line.
FROM_CSV = "--infilter=CSV:44,34,76,1"
# The same; cells as shown, values of formulas, every sheet.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
# What one program or the other makes of a carriage return.
BREAKS = {"_x000D_": "\n", "\r\n": "\n", "\r": "\n"}
SECONDS = 180
Table = list[list[str]]


def opens(kind: Format, content: bytes) -> Table:
    """The table of incidents, its header first, as LibreOffice shows it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"export.{kind}").write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        reads = [FROM_CSV] if kind is Format.CSV else []
        how = ["--headless", *reads, "--convert-to", AS_CSV, "--outdir", f"{name}/shown"]
        command = [str(PATH), profile, *how, f"{name}/export.{kind}"]
        subprocess.run(command, check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)
        sheet = next((folder / "shown").glob("*.csv" if kind is Format.CSV else "*Incidents.csv"))
        table = [*csv.reader(sheet.read_text("utf-8").splitlines(keepends=True))]
    return table if kind is Format.CSV else table[2:]


def differences(what: str, table: Table, wanted: Table, *, marks: bool = False) -> Iterator[str]:
    """The lines that differ in more than how a line breaks or, with `marks`, in CSV's marks."""
    for number, (line, other) in enumerate(zip_longest(table, wanted, fillvalue=[])):
        if _plain(line, marks=marks) != _plain(other, marks=marks):
            yield f"{what}, line {number}: {line} instead of {other}"


def _plain(cells: list[str], *, marks: bool) -> list[str]:
    for there, here in BREAKS.items():
        cells = [cell.replace(there, here) for cell in cells]
    return [cell.removeprefix(MARK) for cell in cells] if marks else cells
