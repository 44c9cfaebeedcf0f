"""Reads the content files strictly: refuses duplicate keys, keeps yes and no as words. Pure."""

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
    "contacts": "contacts.yaml",
    "sexual": "table-2-sexual.yaml",
    "bullying": "table-1-bullying.yaml",
    "personal_information": "table-3-personal-information.yaml",
    "contents": "chapters/contents.yaml",
    "search": "search.yaml",
}
CHAPTERS = "chapters"


class ContentFault(Exception):
    """The content files do not hold together; each line says what is wrong, and where."""


class _Strict(yaml.SafeLoader):
    """YAML without implicit types: `yes`, `no`, dates and numbers stay strings."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping. Raises ContentFault for a duplicate key, where YAML would keep the last."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            line = node.start_mark.line + 1
            raise ContentFault(f"line {line}: written twice: {', '.join(twice)}.")
        return super().construct_mapping(node, deep=deep)


_Strict.yaml_implicit_resolvers = {}


def read_all(folder: Path = FOLDER) -> dict[str, Any]:
    """Every content file by its name in FILES, and the chapters. Raises ContentFault."""
    files = {name: read_file(name, folder) for name in FILES}
    return files | {CHAPTERS: _read_chapters(folder / CHAPTERS, files["contents"])}


def read_file(name: str, folder: Path = FOLDER) -> Any:
    """The content file of this name in FILES. Raises ContentFault with the file's name."""
    return _read(folder / FILES[name])


def _read_chapters(folder: Path, contents: Any) -> dict[str, Any]:
    """Each chapter by its id, in the order of the contents page."""
    listed = [chapter for group in contents["groups"] for chapter in group["chapters"]]
    unlisted = {file.stem for file in folder.glob("*.yaml")} - {"contents", *listed}
    if unlisted:
        raise ContentFault(f"contents.yaml: does not list {', '.join(sorted(unlisted))}.")
    return {chapter: _read(folder / f"{chapter}.yaml") for chapter in listed}


def _read(file: Path) -> Any:
    try:
        content = yaml.load(file.read_text("utf-8"), Loader=_Strict)  # noqa: S506 - a SafeLoader
    except (ContentFault, yaml.YAMLError, OSError) as fault:
        raise ContentFault(f"{file.name}: {fault}") from fault
    if not isinstance(content, dict):
        raise ContentFault(f"{file.name}: is not a mapping of names to values.")
    return content
