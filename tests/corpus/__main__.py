"""`python -m tests.corpus`: records the phone of the checked-out commit."""

from playwright.sync_api import expect

from tests.browser.phone import PATIENCE_MS
from tests.corpus.recording import record

if __name__ == "__main__":
    expect.set_options(timeout=PATIENCE_MS)
    record()
