"""How long things take in a demonstration: on the phone, until added to, by the clock. Pure."""

from datetime import timedelta
from random import Random

NONE = timedelta(0)
WRONG_CLOCKS = (
    timedelta(hours=1),
    timedelta(hours=27),
    timedelta(days=-366),
    timedelta(minutes=-9),
)


def on_the_phone(chance: Random) -> timedelta:
    """Mostly seconds; for some there is no signal until the evening, or until Monday."""
    kind = chance.choices(["at once", "hours", "days"], [80, 16, 4])[0]
    if kind == "at once":
        return timedelta(seconds=chance.randrange(2, 400))
    return timedelta(minutes=chance.randrange(20, 600 if kind == "hours" else 6000))


def until_amended(chance: Random) -> timedelta:
    """Until a worker corrects a report: an hour, or after a meeting days later."""
    return timedelta(minutes=int(chance.expovariate(1 / 900)) + 4)


def until_told_again(chance: Random) -> timedelta:
    """Until a colleague reports the same incident."""
    return timedelta(minutes=chance.randrange(5, 3000))


def since_it_happened(chance: Random) -> timedelta:
    """From the incident to its report: a few days as a rule, weeks for one in twelve."""
    if chance.random() < 1 / 12:
        return timedelta(days=chance.randrange(14, 90))
    return timedelta(days=int(chance.expovariate(1 / 1.5)))


def wrong_clock(chance: Random) -> timedelta:
    """How far a phone's clock is out: one in fifty, and then by an hour, a day or a year."""
    return chance.choice(WRONG_CLOCKS) if chance.random() < 0.02 else NONE
