"""The guidance: read from the content files, or from the JSON that an edition has kept."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from webapp.guidance.source.building import build
from webapp.guidance.source.checking import faults
from webapp.guidance.source.confirmation import Confirmed, resolved
from webapp.guidance.source.shapes import Content
from webapp.guidance.source.yaml_files import FOLDER, ContentFault, read


def plain_content(
    confirmed: Mapping[str, Confirmed] | None = None, folder: Path = FOLDER
) -> dict[str, Any]:
    """What the files say, with each contact as far as it may be shown: an edition's JSON.

    Raises ContentFault, with every fault, where the files do not hold together.
    """
    plain = read(folder)
    plain["contacts"] = resolved(plain["contacts"], confirmed or {})
    found = faults(from_plain(plain), plain)
    if found:
        raise ContentFault("\n".join(found))
    return plain


def from_plain(plain: Mapping[str, Any]) -> Content:
    """The content of an edition's JSON, which was checked when it was published."""
    try:
        return build(plain)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ContentFault(f"The content lacks or misplaces {fault}.") from fault


@cache
def shipped() -> Content:
    """The content as it ships, no contact confirmed."""
    return from_plain(plain_content())
