"""Finds the templates and the built phone files, in a checkout and in an installed wheel."""

import fcntl
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote

_PACKAGED = Path(__file__).parents[1] / "_assets"
_CHECKOUT = Path(__file__).parents[2]
MOST_TRIES = 3
# What a data: address may carry unquoted.
_IN_PAGE = " /:=().,-"


def templates_dir() -> Path:
    """The folder of the templates."""
    return (_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT) / "templates"


@cache
def read_templates() -> dict[str, tuple[Path, str]]:
    """Every template's file and text by its name, as they were when this process began.

    A new release may replace the files under a running product, whose code they would not fit.
    """
    folder = templates_dir()
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): (file, file.read_text("utf-8")) for file in files}


def built_dir() -> Path:
    """The build's output folder: `build.json`, and `<build>/…` and `paper-<build>/…` of each."""
    return _PACKAGED / "static" if _PACKAGED.is_dir() else _CHECKOUT / "build" / "static"


@cache
def build() -> str:
    """The hash that names the build of the phone's files that this process runs. Raises NotBuilt.

    Its files stay as long as the process lives, whatever is built meanwhile: hatch_build.py removes
    none of which a process holds the lock.
    """
    for _ in range(MOST_TRIES):
        try:
            name = str(json.loads((built_dir() / "build.json").read_text())["build"])
        except FileNotFoundError as missing:
            raise NotBuilt("The phone's files are not built yet. Run: make build") from missing
        with suppress(FileNotFoundError):  # a newer one has replaced it since it was read
            _hold(built_dir() / name)
            return name
    raise NotBuilt("The phone's files are being built. Start again in a minute")


def paper_dir() -> Path:
    """The folder of what papers are printed with."""
    return built_dir() / f"paper-{build()}"


def _hold(folder: Path) -> None:
    """Lock the folder until the process ends. Raises FileNotFoundError."""
    opened = os.open(folder, os.O_RDONLY)
    with suppress(OSError):  # a file system without locks
        fcntl.flock(opened, fcntl.LOCK_SH)
    folder.stat()  # it may have been removed before it was locked


def asset_url(name: str) -> str:
    """The address of one built file. Its content never changes, so it can be cached for ever."""
    return f"/assets/{build()}/{name}"


@cache
def icon_in_page() -> str:
    """The icon as an address that needs no request: a first visit is 1 kB smaller."""
    svg = (built_dir() / build() / "icons" / "icon.svg").read_text()
    return "data:image/svg+xml," + quote(" ".join(svg.split()).replace("> <", "><"), safe=_IN_PAGE)


class NotBuilt(Exception):
    """The phone's files have not been built."""
