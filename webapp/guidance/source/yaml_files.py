"""Reads the content files: refuses duplicate keys, keeps yes and no as words, knows lines. Pure."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "content"
FILES = {
    "edition": "edition.yaml",
    "path": "path.yaml",
    "notes": "notes.yaml",
    "must_show": "must_show.yaml",
    "you_now": "you-now.yaml",
    "stronger": "stronger.yaml",
    "contacts": "contacts.yaml",
    "sexual": "table-2-sexual.yaml",
    "bullying": "table-1-bullying.yaml",
    "personal_information": "table-3-personal-information.yaml",
    "contents": "chapters/contents.yaml",
    "search": "search.yaml",
    "poster": "poster.yaml",
}
CHAPTERS = "chapters"


class ContentFault(Exception):
    """The content files do not hold together; each line says what is wrong, and where."""


class PlacedText(str):
    """A text with its file and line: "notes.yaml, line 12"; a lead's, with its id."""

    place: str

    def __new__(cls, text: str, place: str = "") -> "PlacedText":
        """The text and its place."""
        made = super().__new__(cls, text)
        made.place = place
        return made


class LeadsText(PlacedText):
    """A text that a lead corrected."""


class Entry(dict[Any, Any]):
    """A mapping of a content file; `place` is where it begins."""

    place = ""


def place_of(value: object) -> str:
    """ "notes.yaml, line 12: " for a text or an entry from a file; empty for any other."""
    place = getattr(value, "place", "")
    return f"{place}: " if place else ""


def place_among(texts: Iterable[object]) -> str:
    """Where to mend what is wrong with these texts together: those of a lead, else the first."""
    placed = [text for text in texts if place_of(text)]
    leads = [text for text in placed if isinstance(text, LeadsText)]
    return "".join(dict.fromkeys(map(place_of, leads or placed[:1])))


# In C it reads ten times as fast, and every process that starts reads these files.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Named(StringIO):
    """A text with the name that faults in it are given."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = name


class _Strict(_Loader):  # type: ignore[misc, valid-type]
    """YAML without implicit types: `yes`, `no`, dates and numbers stay strings."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping. Raises ContentFault for a duplicate key, where YAML would keep the last."""
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = str(self.construct_object(key_node, deep=True))
            if key in seen:
                raise ContentFault(f"{_place(key_node)}: written twice: {key}.")
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def _place(node: yaml.Node) -> str:
    return f"{node.start_mark.name}, line {node.start_mark.line + 1}"


def _construct_text(loader: _Strict, node: yaml.ScalarNode) -> PlacedText:
    return PlacedText(loader.construct_scalar(node), _place(node))


def _construct_entry(loader: _Strict, node: yaml.MappingNode) -> Iterator[Entry]:
    entry = Entry()
    entry.place = _place(node)
    yield entry
    entry.update(loader.construct_mapping(node))


_Strict.yaml_implicit_resolvers = {}
_Strict.add_constructor("tag:yaml.org,2002:str", _construct_text)
_Strict.add_constructor("tag:yaml.org,2002:map", _construct_entry)


def read_all(folder: Path = FOLDER) -> dict[str, Any]:
    """Every content file by its name in FILES, and the chapters. Raises ContentFault."""
    files: dict[str, Any] = {part: read_file(part, folder) for part in FILES}
    return files | {CHAPTERS: _read_chapters(folder, files["contents"])}


def read_file(part: str, folder: Path = FOLDER) -> Entry:
    """The content file of this name in FILES. Raises ContentFault with the file's name."""
    return parse_text(FILES[part], _text(FILES[part], folder))


@cache
def shipped_texts() -> dict[str, str]:
    """The text of every content file of the release, by the file's name; never change it.

    As they were when this process first asked: a new release may replace the files under a running
    product, whose code they would not fit.
    """
    names = {*FILES.values(), *_chapter_files(FOLDER)}
    return {name: _read(name, FOLDER) for name in sorted(names)}


@lru_cache(maxsize=128)
def parse_text(name: str, text: str) -> Entry:
    """The content of the file `name`; memoised, so never change it.

    Raises ContentFault with the file and the line.
    """
    try:
        content = _Strict(_Named(name, text)).get_single_data()
    except yaml.MarkedYAMLError as fault:
        line = f", line {fault.problem_mark.line + 1}" if fault.problem_mark else ""
        raise ContentFault(f"{name}{line}: this cannot be read: {fault.problem}. {HINT}") from fault
    except yaml.YAMLError as fault:
        raise ContentFault(f"{name}: {fault}") from fault
    if not isinstance(content, Entry):
        raise ContentFault(f"{name}: is not a mapping of names to values.")
    return content


HINT = "Look at the spaces before it, its quotes and its colons, and at the line above."


def _text(name: str, folder: Path) -> str:
    if folder == FOLDER and name in shipped_texts():
        return shipped_texts()[name]
    return _read(name, folder)


def _read(name: str, folder: Path) -> str:
    try:
        return (folder / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise ContentFault(f"{name}: {fault}") from fault


def _chapter_files(folder: Path) -> list[str]:
    return [f"{CHAPTERS}/{file.name}" for file in (folder / CHAPTERS).glob("*.yaml")]


def _read_chapters(folder: Path, contents: Any) -> dict[str, Any]:
    """Each chapter by its id, in the order of the contents page."""
    try:
        listed = [chapter for group in contents["groups"] for chapter in group["chapters"]]
    except (KeyError, TypeError) as fault:
        raise ContentFault(f"{FILES['contents']}: lacks or misplaces {fault}.") from fault
    there = map(Path, shipped_texts() if folder == FOLDER else _chapter_files(folder))
    of_chapters = {file.stem for file in there if file.parent.name == CHAPTERS}
    unlisted = of_chapters - {"contents", *listed}
    if unlisted:
        raise ContentFault(f"contents.yaml: does not list {', '.join(sorted(unlisted))}.")
    names = {chapter: f"{CHAPTERS}/{chapter}.yaml" for chapter in listed}
    return {chapter: parse_text(name, _text(name, folder)) for chapter, name in names.items()}
