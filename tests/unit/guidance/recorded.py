"""The editions that were recorded: the digest of their words, by name (recorded.yaml)."""

from pathlib import Path

FILE = Path(__file__).with_suffix(".yaml")


def read_recorded() -> dict[str, str]:
    """Each name with its digest, the newest last."""
    lines = FILE.read_text("utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {name: digest for name, _, digest in pairs if name}
