"""Writes a table as CSV, in which no cell is a formula. Pure."""

import csv
import io
from typing import BinaryIO

from webapp.exports.book import Book, Cell

# A spreadsheet program takes a cell that begins so for a formula; it shows the mark before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"


def write_csv(book: Book, file: BinaryIO) -> int:
    """Write the header and the lines. Returns how many lines.

    Excel reads it as UTF-8 by the mark at its beginning.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    writer, count = csv.writer(text), 0
    writer.writerow([defuse(title) for title in book.header])
    for row in book.rows():
        writer.writerow([defuse(cell) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def defuse(cell: Cell) -> Cell:
    """The cell; text that a program could take for a formula gets an apostrophe before it."""
    is_risky = isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA)
    return f"{MARK}{cell}" if is_risky else cell
