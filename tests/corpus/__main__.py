"""`python -m tests.corpus`: records the phone of the commit that is checked out."""

from tests.corpus.recording import record

if __name__ == "__main__":
    record()
