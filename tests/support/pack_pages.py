"""The pages in the packs, as phones store them."""

import json
from typing import Any

from tests.support.product import Product
from webapp.offline.chunks import OWN


def pages_in(pack: dict[str, Any]) -> dict[str, str]:
    """The HTML of every page in the pack, by path."""
    return restore(pack["pages"], pack["chunks"])


def restore(indexes: dict[str, list[int]], chunks: list[str]) -> dict[str, str]:
    """The whole pages, joined as service_worker/pack-cache.js joins them."""
    return {
        path: "".join(chunks[index] for index in run).replace(OWN, path.rpartition("/")[2])
        for path, run in indexes.items()
    }


def fetch_pack_pages(product: Product) -> dict[str, str]:
    """The same, from both packs that a running product announces."""
    definition = product.get("/worker.js").splitlines()[0]
    announced = json.loads(definition.removeprefix("self.PACK=").removesuffix(";"))
    hashes = (announced["hash"], announced["library"]["hash"])
    return {
        path: page
        for pack_hash in hashes
        for path, page in pages_in(product.get_json(f"/pack/{pack_hash}")).items()
    }
