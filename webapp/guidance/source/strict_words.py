"""Reads the words of the content files strictly: columns, terms, true. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.places import place_of
from webapp.guidance.source.yaml_files import ContentFault
from webapp.vocabulary.term import T, term


def read_columns(cells: Mapping[str, Any], where: str) -> dict[str, str]:
    """The cells by column; the file may write `all` for the five."""
    if set(cells) == {"all"}:
        everyone: str = cells["all"]
        return dict.fromkeys(COLUMNS, everyone)
    require_known(COLUMNS, cells, where)
    return dict(cells)


def read_term(kind: type[T], code: object) -> T:
    """The member of `kind` with this code. Raises ValueError."""
    found = term(kind, code)
    if found is None:
        raise ValueError(code)
    return found


def is_true(value: Any) -> bool:
    """Whether the file says yes."""
    # YAML is read without booleans, so the files hold the word.
    return value in (True, "true")


def require_known(allowed: Collection[str], entry: Mapping[str, Any], where: str) -> None:
    """Raises ContentFault for a word that is not one of these."""
    unknown = sorted(set(entry) - set(allowed))
    if unknown:
        place = place_of(unknown[0])
        raise ContentFault(f"{place}{where}: unknown word {', '.join(unknown)}.")
