"""What the shipped guidance has for the search to find, without an application."""

from webapp.guidance.source.loading import load_shipped
from webapp.search.entries import Entry, Kind, list_entries
from webapp.search.views import ASKED
from webapp.triage.tree import QuestionPage, build_tree


def list_shipped_entries() -> tuple[Kind, ...]:
    """Everything there is to find."""
    content = load_shipped()
    pages = build_tree(content).pages.values()
    asked = [page for page in pages if isinstance(page, QuestionPage) and page.id in ASKED]
    answers = tuple(answer for page in asked for answer in page.answers)
    return list_entries(content, content.search, answers)


def texts_of(entry: Entry) -> list[str]:
    """As the phone reads them from the page, where another test compares them."""
    if not (section := entry.section):
        return [text for text in entry.texts if text]
    texts = []
    for piece in section.pieces:
        texts += [piece.text, *piece.points, *([piece.note.now] if piece.note else [])]
    cells = [cell.text for _, row in section.grid.rows for cell in row] if section.grid else []
    return [text.strip() for text in (*texts, *cells) if text.strip()]
