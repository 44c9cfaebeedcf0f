"""Finds what rules, notes and the poster forbid in the release, and do not any more. Pure."""

from collections.abc import Iterator, Mapping

from webapp.guidance.invariants.phrases import says
from webapp.guidance.source.content import Content
from webapp.guidance.source.stronger import is_forbidden
from webapp.guidance.source.yaml_files import place_among

Lines = tuple[str, ...]

TELL = "tell or alert"
# What a text may forbid, and the words for it.
ACTS = {
    "look": "look|looks|view|watch|search",
    "copy": "copy|copies|copying|save|print|screenshot|photograph",
    "send": "send|sends|sending|share|forward|forwarding",
    "delete": "delete|deletes|deleting",
    "switch anything on or off": "switch|switches|unplug",
    TELL: "tell|told|alert|warn|contact|let",
    "question": "question|ask|asked",
    "investigate": "investigate",
    "confront": "confront|argue|stop them",
    "pay": "pay",
    "reply": "reply|answer",
    "promise": "promise",
    "give names": "name|names",
    "add images": "image|images",
}


def find_lost_prohibitions(content: Content, shipped: Content) -> Iterator[str]:
    """A sentence for each text with fewer lines that forbid an act than it has in the release."""
    now = _texts(content)
    for where, before in _texts(shipped).items():
        said = now.get(where, ())
        lost = [act for act in ACTS if _count(act, said) < _count(act, before)]
        if lost:
            place = place_among(said)
            yield (
                f"{place}{where}: it must forbid to {', to '.join(lost)}, and does not. "
                f"It now says: “{' '.join(said)}”. The release says: “{' '.join(before)}”."
            )


def _count(act: str, lines: Lines) -> int:
    return sum(_is_forbidden(act, line) for line in lines)


def _is_forbidden(act: str, text: str) -> bool:
    is_silent = act == TELL and says(r"(?i)\bsay nothing\b", text)
    return is_silent or is_forbidden(ACTS[act], text)


def _texts(content: Content) -> Mapping[str, Lines]:
    """The lines that may forbid something, by the name of what they are in."""
    found: dict[str, Lines] = {}
    for item in content.must_show.values():
        found[item.id] = (item.title, *(line.text for line in item.lines))
    for care in content.care:
        found[f"care for {', '.join(item.id for item in care.why)}"] = (care.text,)
    for note in content.notes.values():
        found[f"note {note.id}"] = (note.now,)
    found["poster"] = (*content.poster.acts, content.poster.about_lead)
    return found
