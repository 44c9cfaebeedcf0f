"""Serves the worker, the pack, the manifest, and the pages about the phone itself."""

import gzip
import json
from functools import lru_cache
from hashlib import sha256

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from webapp.access.guards import open_to_everyone
from webapp.errors import AppError
from webapp.extensions import db
from webapp.offline import manifest
from webapp.offline.models import Pack
from webapp.offline.pack_contents import app_script, core_assets
from webapp.offline.publishing import newest_publication
from webapp.organisations import publishing
from webapp.web import assets

blueprint = Blueprint("offline", __name__)
FOR_EVER = "public, max-age=31536000, immutable"
# How long a phone offers a name that was withdrawn, or does not know a new one.
ONE_DAY = "max-age=86400"
# The page and the worker fetch it in the same visit: once over the network is enough.
ONE_VISIT = "max-age=60"


class NoPackYet(AppError):
    """The first pack is still being built."""

    status = 503
    sentence = "E-safety is starting. Try again in a minute."


@blueprint.get("/worker.js")
@open_to_everyone
def worker() -> Response:
    """The worker's script. Its first line defines both packs, so that new ones are a new worker.

    The second imports app.js from the address that pages load it from (docs/decisions/0124).
    Browsers ask for it after each page that they open: an ETag spares them the same script again.
    """
    published = newest_publication()
    if published is None:
        raise NoPackYet()
    core = published.pack
    script = _worker_script(
        core.hash, published.library_hash, core.build, core.edition, names=publishing.has_names()
    )
    # A script of a worker is always UTF-8. Each byte of its headers counts for a first visit.
    response = Response(script, content_type="text/javascript")
    response.set_etag(sha256(script).hexdigest()[:12], weak=True)
    response.make_conditional(request)
    return response


@lru_cache(maxsize=4)
def _worker_script(core: str, library: str, build: str, edition: str, *, names: bool) -> bytes:
    """`names`: whether the unit publishes any, so that a phone need not ask in vain."""
    definition = {
        "hash": core,
        "build": build,
        "edition": edition,
        "assets": core_assets(build),
        "library": {"hash": library, "assets": []},
        **({"names": True} if names else {}),
    }
    bundle = (assets.built_dir() / build / "worker.js").read_bytes()
    first_lines = (
        f"self.PACK={json.dumps(definition, separators=(',', ':'))};\n"
        f"importScripts({json.dumps(app_script(build))});\n"
    )
    return first_lines.encode() + bundle


@blueprint.get("/names")
@open_to_everyone
def names() -> Response:
    """The names of organisations that the unit has published, a line each."""
    body = publishing.write_list(publishing.list_names())
    response = Response(body, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = ONE_DAY
    return response


@blueprint.get("/pack/<pack_hash>")
@open_to_everyone
def pack(pack_hash: str) -> Response:
    """The pack's body. Old packs are served for ever: a phone may still fetch one."""
    row = db.session.get(Pack, pack_hash) if pack_hash.isalnum() else None
    if row is None:
        abort(404)
    encoding = request.accept_encodings.best_match(["br", "gzip"])
    body = row.body_br if encoding == "br" else row.body_gzip
    response = Response(body, content_type="text/plain; charset=utf-8")
    if encoding:
        response.content_encoding = encoding
    else:
        response.set_data(gzip.decompress(body))
    response.headers["Cache-Control"] = FOR_EVER
    response.vary.add("Accept-Encoding")
    return response


@blueprint.get("/manifest.webmanifest")
@open_to_everyone
def web_manifest() -> Response:
    """The manifest: how E-safety looks on a home screen."""
    response = jsonify(manifest.manifest())
    response.content_type = "application/manifest+json"
    response.headers["Cache-Control"] = ONE_VISIT
    return response


@blueprint.get("/favicon.ico")
@open_to_everyone
def favicon() -> BaseResponse:
    """The icon, for what cannot name one itself, such as a PDF: browsers then ask here."""
    return redirect(assets.asset_url("icons/apple-touch-180.png"))


@blueprint.get("/no-signal")
@open_to_everyone
def no_signal() -> str:
    """The page that the worker shows instead of one outside the pack."""
    return render_template("offline/no_signal.html")


@blueprint.get("/away")
@open_to_everyone
def away() -> str:
    """The neutral page behind "Exit this page"."""
    return render_template("offline/away.html")


@blueprint.get("/phone")
@open_to_everyone
def phone() -> str:
    """Check this phone: what works offline, and what to do about the rest."""
    return render_template("offline/phone.html", build=assets.build())
