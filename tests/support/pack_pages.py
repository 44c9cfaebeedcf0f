"""The pages in the packs, as phones store them."""

import json
from typing import Any

import pytest

from tests.support.product import Product
from webapp.offline import pack, pack_body
from webapp.offline.chunks import OWN

FEW = ["/", "/contacts", "/no-signal", "/steps/"]
FEW_OF_THE_LIBRARY = ["/privacy"]


def put_few_pages_in_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on packs have five pages, and are built at once."""
    monkeypatch.setattr(pack, "core_paths", lambda: FEW)
    monkeypatch.setattr(pack, "library_paths", lambda: FEW_OF_THE_LIBRARY)


def read_body(text: str) -> dict[str, Any]:
    """The head of a pack and its chunks, read as service_worker/pack-body.js reads them."""
    *chunks, head = text.split(pack_body.SEPARATOR)
    return {**json.loads(head), "chunks": chunks}


def pages_in(pack: dict[str, Any]) -> dict[str, str]:
    """The HTML of every page in the pack, by path."""
    texts = texts_in(pack)
    return {path: texts[path] for path in texts if path not in pack.get("types", {})}


def texts_in(pack: dict[str, Any]) -> dict[str, str]:
    """The text of every page and file in the pack, by path."""
    first = pack_body.FIRST
    indexes = {path: [ord(one) - first for one in page] for path, page in pack["pages"].items()}
    return restore(indexes, pack["chunks"])


def restore(indexes: dict[str, list[int]], chunks: list[str]) -> dict[str, str]:
    """The whole pages, joined."""
    return {
        path: "".join(chunks[index] for index in run).replace(OWN, path.rpartition("/")[2])
        for path, run in indexes.items()
    }


def fetch_pack_pages(product: Product) -> dict[str, str]:
    """Every page, from both packs that a running product announces."""
    definition = product.get("/worker.js").splitlines()[0]
    announced = json.loads(definition.removeprefix("self.PACK=").removesuffix(";"))
    hashes = (announced["hash"], announced["library"]["hash"])
    return {
        path: page
        for pack_hash in hashes
        for path, page in pages_in(read_body(product.get(f"/pack/{pack_hash}"))).items()
    }
