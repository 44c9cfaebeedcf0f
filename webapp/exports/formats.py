"""The formats that a list can be exported in. Pure."""

from typing import BinaryIO

from webapp.exports.book import Book
from webapp.exports.csv_file import write_csv
from webapp.exports.ods_file import MIMETYPE, write_ods
from webapp.exports.xlsx_file import write_xlsx
from webapp.vocabulary.term import Term


class Format(Term):
    """A format; its code is how the file's name ends."""

    ODS = "ods", "OpenDocument (ODS)", "LibreOffice, Excel and others open it."
    XLSX = "xlsx", "Excel (XLSX)"
    CSV = "csv", "CSV", "For other programs: the table alone, without cover and notes."

    @property
    def mimetype(self) -> str:
        """As in the header Content-Type."""
        return MIMETYPES[self]


MIMETYPES = {
    Format.ODS: MIMETYPE,
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
}


def write(book: Book, kind: Format, file: BinaryIO, *, on_disk: bool) -> int:
    """Write the spreadsheet. Returns how many lines. `on_disk` may use temporary files."""
    if kind is Format.XLSX:
        return write_xlsx(book, file, on_disk=on_disk)
    return write_ods(book, file) if kind is Format.ODS else write_csv(book, file)
