"""Loads the guidance from its content files, or from the JSON of a published edition. Pure.

`data` is the JSON-able form of the content, as an edition stores it.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from webapp.guidance.source.building import build
from webapp.guidance.source.checking import find_faults
from webapp.guidance.source.confirmation import Confirmation, resolve_contacts
from webapp.guidance.source.content import Content
from webapp.guidance.source.texts import NONE, Corrections, correct, find_misfits
from webapp.guidance.source.yaml_files import FOLDER, ContentFault, read_all


def load_data(
    confirmations: Mapping[str, Confirmation] | None = None,
    folder: Path = FOLDER,
    *,
    corrections: Corrections = NONE,
) -> dict[str, Any]:
    """The data of an edition: the files' content, each contact as far as workers may see it.

    Raises ContentFault, listing the faults, where the files do not hold together with a lead's
    corrections.
    """
    if misfits := list(find_misfits(corrections)):
        raise ContentFault("\n".join(misfits))
    data = correct(read_all(folder), corrections)
    data["contacts"] = resolve_contacts(data["contacts"], confirmations or {})
    faults = find_faults(parse_data(data), data)
    if faults:
        raise ContentFault("\n".join(faults))
    return data


def parse_data(data: Mapping[str, Any]) -> Content:
    """The content of an edition's data, which was checked before it was published."""
    try:
        return build(data)
    except (KeyError, TypeError, AttributeError, re.error) as fault:
        raise ContentFault(f"The content lacks or misplaces {fault}.") from fault


@cache
def load_shipped() -> Content:
    """The content as it ships, no contact confirmed."""
    return parse_data(load_data())
