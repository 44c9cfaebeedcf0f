"""What our writers write, and what an officer downloads of a year's reports, opened."""

import sys
from collections.abc import Iterator

from tests.libreoffice import program
from tests.libreoffice.downloads import downloaded
from tests.support.spreadsheets import table_of
from tests.unit.exports.test_files import NASTY, TITLES, book_of, written
from webapp.exports.formats import Format

TEXTS = [*NASTY, "Zoë Müller-Łukasz", "٣", "1e5", "1/2", "TRUE", "2026-11-24", " two  spaces "]


def main() -> int:
    """Returns 1 where a cell is another, 2 without LibreOffice."""
    if program.PATH is None:
        print(program.MISSING)
        return 2
    faults = [*in_what_is_written(), *in_what_is_downloaded()]
    print("\n".join(faults) or "LibreOffice shows each cell as it was written.")
    return 1 if faults else 0


def in_what_is_written() -> Iterator[str]:
    """Text that a program could take for something else; of CSV another test knows its marks."""
    lines = [["ABC", "2026-11-24", "3", text] for text in TEXTS]
    for kind in (Format.XLSX, Format.ODS):
        shown = program.opens(kind, written(kind, book_of(TEXTS)))
        yield from program.differences(f"{kind}, nasty texts", shown, [[*TITLES], *lines])


def in_what_is_downloaded() -> Iterator[str]:
    """Every format, without and with personal details: as its file says, and all alike."""
    for name, files in downloaded().items():
        tables = {kind: table_of(kind, content) for kind, content in files.items()}
        for kind, content in files.items():
            print(f"{name}, {kind}: {len(tables[kind]) - 1} incidents, {len(content):,} bytes")
            yield from program.differences(
                f"{name}, {kind}", program.opens(kind, content), tables[kind]
            )
            yield from program.differences(
                f"{name}, {kind} beside ODS", tables[kind], tables[Format.ODS], marks=True
            )


if __name__ == "__main__":
    sys.exit(main())
