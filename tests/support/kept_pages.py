"""The pages that a phone keeps, as they are in the pack."""

import json
from typing import Any

from tests.support.product import Product


def pages_in(pack: dict[str, Any]) -> dict[str, str]:
    """Every kept page's HTML by its address."""
    return {
        path: "".join(pack["chunks"][index] for index in indexes)
        for path, indexes in pack["pages"].items()
    }


def pages_kept_by_phones_of(product: Product) -> dict[str, str]:
    """The same, from the pack that a running product tells its phones of."""
    definition = product.get("/worker.js").splitlines()[0]
    told = json.loads(definition.removeprefix("self.PACK=").removesuffix(";"))
    return pages_in(product.get_json(f"/pack/{told['hash']}"))
