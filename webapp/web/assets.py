"""Finds the templates and the built phone files, in a checkout and in an installed wheel."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import quote

_PACKAGED = Path(__file__).parents[1] / "_assets"
_CHECKOUT = Path(__file__).parents[2]
# What a data: address may carry unquoted.
_IN_PAGE = " /:=().,-"


def templates_dir() -> Path:
    """The folder of the templates."""
    return (_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT) / "templates"


def built_dir() -> Path:
    """The build's output folder: `build.json`, `worker.js`, and `<build>/…`."""
    return _PACKAGED / "static" if _PACKAGED.is_dir() else _CHECKOUT / "build" / "static"


@cache
def build() -> str:
    """The hash that names this build of the phone's files. Raises NotBuilt."""
    try:
        return str(json.loads((built_dir() / "build.json").read_text())["build"])
    except FileNotFoundError as missing:
        raise NotBuilt("The phone's files are not built yet. Run: make build") from missing


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
