"""A third of a screenshot's bytes: a PNG of its 256 most frequent colours."""

import base64
import struct
import zlib

from playwright.sync_api import Page

# A colour beyond the palette becomes the nearest in it: seen only in the edges of letters.
TO_PALETTE = """async (png) => {
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt());
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  const pixels = new Uint32Array(data.buffer);
  const counts = new Map();
  for (const one of pixels) counts.set(one, (counts.get(one) ?? 0) + 1);
  const parts = (one) => [one & 255, (one >> 8) & 255, (one >> 16) & 255];
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).map(([one]) => one);
  const palette = frequent.slice(0, 256).map(parts);
  const distance = (a, b) => a.reduce((sum, part, i) => sum + (part - b[i]) ** 2, 0);
  const nearest = (one) => palette.reduce(
    (best, each, i) => (distance(each, one) < distance(palette[best], one) ? i : best), 0);
  const places = new Map(
    frequent.map((one, i) => [one, i < 256 ? i : nearest(parts(one))]));
  const text = Array.from(pixels, (one) => String.fromCharCode(places.get(one)));
  return { width, height, palette: palette.flat(), places: btoa(text.join("")) };
}"""


def make_small(page: Page, png: bytes) -> bytes:
    """The same picture as an indexed PNG; any open `page` does the counting."""
    found = page.evaluate(TO_PALETTE, base64.b64encode(png).decode())
    width, height = found["width"], found["height"]
    places = base64.b64decode(found["places"])
    # Each row begins with the number of its filter: 0, none.
    rows = b"".join(b"\0" + places[at : at + width] for at in range(0, len(places), width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = {
        b"IHDR": header,
        b"PLTE": bytes(found["palette"]),
        b"IDAT": zlib.compress(rows, 9),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks.items())


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)
