"""Takes in a sealed file brought from a phone: split, judged and kept like a request."""

from sync import body, envelope
from sync.contract import Outcome
from webapp.arrivals.keeping import keep
from webapp.errors import AppError
from webapp.keys import keyring


class NotASealedFile(AppError):
    """The file holds no sealed report that can be kept."""

    status = 422
    sentence = (
        "This file holds no sealed report. Ask for the file that E-safety saved on the phone, "
        "unchanged."
    )


def take_in(content: bytes) -> list[tuple[str | None, Outcome]]:
    """Keep the reports in the file. Returns each one's id on the phone and its outcome.

    Raises NotASealedFile, or CannotKeep if the database fails.
    """
    kids = [key["kid"] for key in keyring.public_set()]
    try:
        sent = body.split(content)
    except (body.NotABody, body.TooMany) as error:
        raise NotASealedFile from error
    judged = [envelope.judge(item, kids=kids) for item in sent.items]
    items = [one.item for one in judged if one.item]
    if not items or len(items) < len(judged):
        raise NotASealedFile
    outcomes = keep(items, from_officer=True)
    return [(one.id, outcome) for one, outcome in zip(judged, outcomes, strict=True)]
