"""The editions that were recorded: the digest of their words, by name (recorded.yaml)."""

from hashlib import sha256
from pathlib import Path

from webapp.guidance.source.yaml_files import shipped_texts

FILE = Path(__file__).with_suffix(".yaml")


def read_recorded() -> dict[str, str]:
    """Each name with its digest, the newest last."""
    lines = FILE.read_text("utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {name: digest for name, _, digest in pairs if name}


def digest_of_release() -> str:
    """A hash of every content file of the release."""
    digest = sha256()
    for name, text in shipped_texts().items():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()
