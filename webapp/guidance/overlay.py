"""Reads a folder of content files that a lead has corrected. Pure.

Files that are the same as those of the release are left out, so that a folder may hold all.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from webapp.guidance.source.yaml_files import CHAPTERS, FILES, ContentFault, shipped_texts

NEW_CHAPTER = f"{CHAPTERS}/*.yaml"
LARGEST = 1_000_000
COPY = "`esafety guidance copy` writes all of them into a new folder."
ALL_BACK = "To take every correction back: `esafety guidance publish --as-shipped`."


def read_overlay(folder: Path, *, corrected: Iterable[str] = ()) -> dict[str, str]:
    """The text of each file in the folder that differs from the release's, by the file's name.

    `corrected`: the names of the files that are corrected now, which must be there. Raises
    ContentFault for one that is missing, for a folder without content files, and for a file that
    is not a content file, is too large or is not UTF-8.
    """
    files = {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }
    texts = {name: _read(name, file) for name, file in files.items()}
    if not texts:
        raise ContentFault(f"{folder} has no content file. {COPY}")
    if missing := sorted(set(corrected) - set(texts)):
        names = ", ".join(missing)
        raise ContentFault(f"Corrected now and missing from {folder}: {names}. {COPY} {ALL_BACK}")
    shipped = shipped_texts()
    return {name: text for name, text in texts.items() if text != shipped.get(name)}


def digest_of_release() -> str:
    """A hash of every content file of the release."""
    digest = sha256()
    for name, text in shipped_texts().items():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def _read(name: str, file: Path) -> str:
    if name not in FILES.values() and not fnmatchcase(name, NEW_CHAPTER):
        raise ContentFault(f"{name}: is not the name of a content file. Remove it or rename it.")
    if file.stat().st_size > LARGEST:
        raise ContentFault(f"{name}: is larger than a megabyte.")
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise ContentFault(f"{name}: is not saved as UTF-8 text.") from fault
