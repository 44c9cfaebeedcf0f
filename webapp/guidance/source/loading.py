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
from webapp.guidance.source.yaml_files import (
    AS_SHIPPED,
    FOLDER,
    ContentFault,
    read_all,
)


def load_data(
    confirmations: Mapping[str, Confirmation] | None = None,
    folder: Path = FOLDER,
    *,
    instead: Mapping[str, str] = AS_SHIPPED,
) -> dict[str, Any]:
    """The data of an edition: the files' content, each contact as far as workers may see it.

    `instead`: the texts that a lead has put in the place of shipped files, by the file's name.
    Raises ContentFault, listing the faults, where the files do not hold together.
    """
    data = read_all(folder, instead=instead)
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
