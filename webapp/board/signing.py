"""A lead signs a paper: it is frozen with its numbers, its words and its files, all or nothing."""

import hashlib

from flask_login import current_user
from sqlalchemy import update

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.board.decided import named_in
from webapp.board.deciding import tell_board
from webapp.board.document import Document, write_document
from webapp.board.drafting import Draft, read_draft
from webapp.board.files import make_files
from webapp.board.models import BoardCell, BoardDraft, BoardFile, BoardPaper
from webapp.board.sections import make_document
from webapp.database.insert_once import insert_once
from webapp.errors import AppError
from webapp.extensions import db
from webapp.vocabulary.periods import Period
from webapp.vocabulary.times import format_moment

GIVES_AWAY = (
    "Beside the papers that are signed, this one would give a small number away, whatever it "
    "hides. So it shows no number, and what is signed stays."
)


class NotReady(AppError):
    """It cannot be signed as things are."""

    status = 409


class ChangedMeanwhile(AppError):
    """What would be frozen is not what was read."""

    status = 409
    sentence = (
        "Numbers or words of this draft have changed since you opened it. Nothing was signed. "
        "Open the draft again, and read it."
    )


class SignedMeanwhile(AppError):
    """Somebody else signed a paper of the same year at the same moment."""

    status = 409
    sentence = (
        "Somebody has just signed a paper of the same year. Nothing was signed by you. Look at "
        "the list of papers."
    )


def sign(period: Period, *, seen: str) -> int:
    """Freeze the draft that was `seen`. Returns the number of the paper. Commits.

    Printing takes a second or more, before the transaction. Raises NotReady, ChangedMeanwhile and
    SignedMeanwhile.
    """
    draft = read_draft(period)
    require_ready(draft)
    if draft.seen != seen:
        raise ChangedMeanwhile()
    now = clock.now()
    by = current_user.id, current_user.name
    document = _freeze(draft, f"Signed by {by[1]}, {format_moment(now)}.")
    content = write_document(document)
    paper = BoardPaper(
        year=period.whole_year.code,
        place=len(draft.earlier) + 1,
        period=period.code,
        revision=draft.material.revision,
        content=content,
        digest=hashlib.sha256(content.encode()).hexdigest(),
        signed_by=by[0],
        signed_at=now,
    )
    db.session.rollback()
    files = make_files(document, paper)
    if not insert_once(paper, also=lambda: _add_rest(paper, draft, files, document.title)):
        raise SignedMeanwhile()
    return paper.id


def require_ready(draft: Draft) -> None:
    """Raise NotReady, where the period is not over, or something is missing."""
    if sentence := find_obstacle(draft):
        raise NotReady(f"{sentence} Nothing was signed.")


def find_obstacle(draft: Draft) -> str:
    """Why it cannot be signed yet; "" if it can."""
    if draft.paper.gives_away:
        return GIVES_AWAY
    if not draft.is_over:
        return "This period is not over yet."
    if draft.missing:
        named = "; ".join(quarter.label for quarter in draft.missing)
        return f"The papers of its quarters come first: {named}."
    return _find_unwritten(draft)


def _find_unwritten(draft: Draft) -> str:
    if draft.owed:
        decision = draft.owed[0].words.rstrip(".")
        return f"Nobody has written what came of “{decision}”."
    if not draft.words.are_complete:
        return "The unit’s words are not complete."
    if not draft.period.quarter and not draft.words.proposal:
        return "What the unit proposes for the guidance is not written."
    return ""


def _freeze(draft: Draft, status: str) -> Document:
    return make_document(draft.material, status=status)


def _add_rest(paper: BoardPaper, draft: Draft, files: dict[str, bytes], title: str) -> None:
    """In the same transaction. Raises ChangedMeanwhile where words have changed."""
    same = update(BoardDraft).where(
        BoardDraft.period == paper.period, BoardDraft.version == draft.version
    )
    words = same.values(version=draft.version + 1)
    if db.session.execute(words).rowcount != 1:  # type: ignore[attr-defined]
        raise ChangedMeanwhile()
    if not tell_board(paper, named_in(draft.period, draft.material.decisions)):
        raise ChangedMeanwhile()
    for key, cell in draft.paper.cells.items():
        where = {"paper": key.paper, "figure": key.table, "code": key.line}
        db.session.add(BoardCell(paper_id=paper.id, **where, n=cell.n, printed=cell.printed))
    for kind, body in files.items():
        digest = hashlib.sha256(body).hexdigest()
        about = {"kind": kind, "digest": digest, "size": len(body)}
        db.session.add(BoardFile(paper_id=paper.id, **about, body=body))
    trail.record(Event.BOARD_PAPER_SIGNED, title=title, digest=paper.digest)
