"""Says which closed incidents a lead looks at: all of rank now, others by chance. Pure."""

from hashlib import sha256

ONE_IN = 10


def is_in_sample(rank: int, *, closing: int) -> bool:
    """`rank` is 0 for now; `closing` is the number of the act that closed it.

    Nobody chooses that number, and the hash of it has no pattern: so nobody chooses the sample, and
    it comes out the same however often it is asked.
    """
    drawn = int.from_bytes(sha256(str(closing).encode()).digest()[:4])
    return rank == 0 or drawn % ONE_IN == 0
