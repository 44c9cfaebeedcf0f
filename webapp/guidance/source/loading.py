"""Loads the guidance from its content files, or from the JSON of a published edition. Pure.

`data` is the JSON-able form of the content, as an edition stores it. It refers to notes, contacts,
steps and must-shows by name; each name is looked up once, here.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from webapp.guidance.path import TABLES
from webapp.guidance.source.checking import find_faults
from webapp.guidance.source.confirmation import Confirmation, resolve_contacts
from webapp.guidance.source.content import Content
from webapp.guidance.source.entries import read
from webapp.guidance.source.texts import NONE, Corrections, correct, find_misfits
from webapp.guidance.source.yaml_files import FOLDER, ContentFault, place_of, read_all

# The files whose entries are parts of the content.
OPENED = ("path", "must_show", "contents")


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
    """The content of `data`, whose contacts are resolved. Raises ContentFault."""
    tables = {area: data[area] for area in TABLES if area in data}
    parts = {name: part for name, part in data.items() if name not in (*TABLES, *OPENED)}
    for name in OPENED:
        parts |= data.get(name, {})
    return read(Content, {**parts, "tables": tables, "steps": _find_steps(tables)})


def _find_steps(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Each step's entry by its id, from the place where it is written out rather than used."""
    found: dict[str, Any] = {}
    for entry in _entries(tables):
        if "id" not in entry or "steps" in entry:
            continue
        step = entry["id"]
        if step in found:
            raise ContentFault(f"{place_of(step)}The step {step} is written out twice.")
        found[step] = entry
    return found


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every entry in it."""
    if isinstance(value, Mapping):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _entries(inner)


@cache
def load_shipped() -> Content:
    """The content as it ships, no contact confirmed."""
    return parse_data(load_data())
