"""Makes a paper's files, all from its document: PDF/UA, OpenDocument, Excel and CSV."""

from io import BytesIO

from flask import render_template

from webapp.board.document import Document
from webapp.board.models import BoardPaper
from webapp.board.spreadsheet import make_book
from webapp.config import current_config
from webapp.exports.formats import Format, write
from webapp.paper.printing import can_print, print_pdf
from webapp.vocabulary.term import Term


class Kind(Term):
    """A format of a paper; its code is how the file's name ends."""

    PDF = "pdf", "PDF"
    ODS = "ods", "OpenDocument (ODS)"
    XLSX = "xlsx", "Excel (XLSX)"
    CSV = "csv", "CSV"


MIMETYPES = {"pdf": "application/pdf"} | {str(one): one.mimetype for one in Format}


def make_files(document: Document, paper: BoardPaper) -> dict[str, bytes]:
    """The file of each kind. Without Pango on this machine there is no PDF."""
    files = {str(one): _write(document, paper, one) for one in Format}
    if can_print():
        files[Kind.PDF.value] = _print(document, paper)
    return files


def name_of(paper: BoardPaper) -> str:
    """What its files are called, without the ending."""
    revised = f"-revision-{paper.revision}" if paper.revision else ""
    return f"board-paper-{paper.period}{revised}"


def _write(document: Document, paper: BoardPaper, kind: Format) -> bytes:
    name = name_of(paper).replace("-", " ").capitalize()
    book = make_book(document, name=name, author=current_config().unit_name)
    file = BytesIO()
    write(book, kind, file, on_disk=False)
    return file.getvalue()


def _print(document: Document, paper: BoardPaper) -> bytes:
    html = render_template("board/pdf.html", document=document, paper=paper)
    return print_pdf(html, identifier=paper.digest)
