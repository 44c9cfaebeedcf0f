"""`python -m tests.corpus`: records the phone of the checked-out commit."""

from tests.corpus.recording import record

if __name__ == "__main__":
    record()
