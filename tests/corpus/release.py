"""Reads a recorded release: its files, its requests, and how they were answered."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import brotli

from tests.support.faulty_network import Exchange

CORPUS = Path(__file__).parent


class Request(NamedTuple):
    """One recorded POST: its bytes, the answer's `results` and `have`, and its reports by id.

    Each report is {reference, said: {question: [lines shown]}, inside: the sealed content}.
    `returns` has what was sent and is not a report: its sealed content by id.
    """

    name: str
    body: bytes
    results: list[dict[str, Any]]
    have: list[dict[str, Any]]
    reports: dict[str, dict[str, Any]]
    returns: dict[str, dict[str, Any]] = {}  # Earlier releases sent none.


class Release:
    """One folder of the corpus."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self.unit_key = folder / "unit-key.json"

    @cached_property
    def visit(self) -> dict[str, dict[str, Any]]:
        """The responses of a first visit, by path: {status, headers, body: a file's name}."""
        return dict(self._json("visit.json"))

    @cached_property
    def requests(self) -> list[Request]:
        """The recorded requests, in the order they were sent."""
        return [
            Request(body=(self.folder / "requests" / f"{one['name']}.json").read_bytes(), **one)
            for one in self._json("requests.json")
        ]

    @property
    def pack(self) -> dict[str, Any]:
        """The pack that its service worker announces: {hash, build, edition, assets}."""
        first_line = brotli.decompress(self._body("/worker.js")).decode().splitlines()[0]
        return dict(json.loads(first_line.removeprefix("self.PACK=").removesuffix(";")))

    @property
    def edition(self) -> str:
        """The content of the edition that its phone had, as the unit stores it."""
        return brotli.decompress((self.folder / "edition.json.br").read_bytes()).decode()

    def answers(self, exchange: Exchange) -> None:
        """The fault that replays this release: gives recorded responses, else hangs up."""
        if exchange.command != "GET" or exchange.path not in self.visit:
            return exchange.hang_up()
        recorded = self.visit[exchange.path]
        return exchange.respond(recorded["status"], self._body(exchange.path), recorded["headers"])

    def _body(self, path: str) -> bytes:
        return (self.folder / "visit" / self.visit[path]["body"]).read_bytes()

    def _json(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text())


RELEASES = [Release(file.parent) for file in sorted(CORPUS.glob("*/visit.json"))]
