"""A floor for phones: the least that works offline. One page, one service worker, the same pack.

The page is the product's, with its styles inlined and its scripts removed. The service worker
caches the product's pack and the page.
"""

import json
import re
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple, Self

import brotli

SCRIPT = """
navigator.serviceWorker.register("/worker.js");
navigator.serviceWorker.addEventListener("controllerchange", () => {
  document.documentElement.dataset.ready = "";
});
document.documentElement.dataset.open = "";
"""

WORKER = """
const keep = async () => {
  const cache = await caches.open("floor");
  await Promise.all([cache.add("%(pack)s"), cache.add("%(page)s")]);
  await skipWaiting();
};
addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});
"""


class Served(NamedTuple):
    """The content of one address, compressed."""

    kind: str
    body: bytes


class FloorPhone:
    """Serves the floor built from the product's page at `path`. Use as a context manager."""

    def __init__(self, product: str, path: str) -> None:
        announced = _fetch(f"{product}/worker.js").split(b"\n", 1)[0]
        address = "/pack/" + json.loads(announced[len(b"self.PACK=") :].rstrip(b";"))["hash"]
        worker = (WORKER % {"pack": address, "page": path}).encode()
        self._served = {
            path: Served("text/html; charset=utf-8", brotli.compress(_one_page(product, path))),
            "/worker.js": Served("text/javascript", brotli.compress(worker)),
            address: Served("application/json", _fetch(product + address, encoding="br")),
        }

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"served": self._served})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    served: dict[str, Served]

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        found = self.served.get(self.path)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", found.kind if found else "text/plain")
        self.send_header("Content-Encoding", "br" if found else "identity")
        self.send_header("Content-Length", str(len(found.body) if found else 0))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(found.body if found else b"")

    def log_message(self, *_: object) -> None:
        """Log nothing."""


def _one_page(product: str, path: str) -> bytes:
    page = _fetch(product + path).decode()
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)">', page)
    css = "".join(_fetch(product + address).decode() for address in styles)
    bare = re.sub(r"<script\b[^>]*></script>|<link\b[^>]*>", "", page)
    icon = '<link rel="icon" href="data:,">'
    bare = bare.replace("</head>", f"{icon}<style>{css}</style></head>")
    return bare.replace("</body>", f"<script>{SCRIPT}</script></body>").encode()


def _fetch(address: str, *, encoding: str = "identity") -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request, timeout=20) as response:
        return bytes(response.read())
