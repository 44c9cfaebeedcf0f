"""What can be proposed, and who is at the unit: both given by the features above."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from flask import Flask, current_app

from webapp.access.permissions import Permission
from webapp.proposals.policy import Account, reads

Payload = Mapping[str, Any]

NEWS = timedelta(days=1)
"""How long start pages show what two people decided."""

Steps = list[tuple[str, str]]
"""What a button says, and where it posts to."""

_EXTENSION = "esafety-proposals"


@dataclass(frozen=True)
class Approved:
    """What the act is told of the decision: who proposed it, who else decided it (None where the
    proposer did, or the command line), and who alone lets somebody in by it: None where two did.
    """

    proposer: int
    other: int | None
    let_in_by: int | None


def no_steps(_payload: Payload) -> Steps:
    """Nothing is left to do."""
    return []


def _about_nothing(_payload: Payload) -> tuple[str, str] | None:
    return None


def _by_anybody(_payload: Payload) -> bool:
    return False


def _no_code(_payload: Payload) -> str | None:
    return None


class Afterwards(NamedTuple):
    """What is left to do, depending on who approved it: another, the proposer, the operator."""

    another: str = ""
    alone: str = ""
    operator: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of proposal.

    `words` and `details` say what it is, to read. `require` raises an AppError where it cannot be
    done; it is asked when it is proposed and again when it is approved. `act` does it, in the
    caller's transaction. `permission` is what the proposer needs, then too. `afterwards` says what
    is left to do, and `steps` are its buttons for the person signed in; start pages show it for
    `news`. `new_code` makes the code that the command line tells when it approved. `for_readers`:
    only who reads reports decides it. `never_alone`: nobody decides it alone; `by_another`: nor
    does the command line, as somebody else who reads reports must read it. `log_words` are for the
    audit log, where not everybody who reads it may know all that `words` say. `about` is what
    the person signed in looks at before they decide: words, and an address.
    """

    name: str
    permission: Permission
    words: Callable[[Payload], str]
    details: Callable[[Payload], list[str]]
    require: Callable[[Payload], None]
    act: Callable[[Payload, Approved], None]
    never_alone: bool = False
    by_another: Callable[[Payload], bool] = _by_anybody
    afterwards: Afterwards = Afterwards()
    steps: Callable[[Payload], Steps] = no_steps
    new_code: Callable[[Payload], str | None] = _no_code
    news: timedelta = NEWS
    for_readers: bool = False
    log_words: Callable[[Payload], str] | None = None
    about: Callable[[Payload], tuple[str, str] | None] = _about_nothing

    def may_be_decided_by(self, account: Account) -> bool:
        """Whether somebody may decide it, if the two-person rule lets them."""
        return reads(account) or not self.for_readers


@dataclass(frozen=True)
class Member:
    """Somebody at the unit."""

    name: str
    account: Account


OPERATOR = Member("the command line", Account(0, frozenset(), is_active=False))
"""Nobody's account: what `esafety people` did without a proposal."""

Unit = Mapping[int, Member]
"""Everybody who ever had an account, by number."""


@dataclass(frozen=True)
class _Given:
    kinds: Mapping[str, Kind]
    read_unit: Callable[[], Unit]


def bind(app: Flask, *, kinds: Iterable[Kind], read_unit: Callable[[], Unit]) -> None:
    """Make these the kinds, and `read_unit` what reads everybody's accounts."""
    app.extensions[_EXTENSION] = _Given({kind.name: kind for kind in kinds}, read_unit)


def kind_of(name: str) -> Kind:
    """The kind of this name."""
    return _given().kinds[name]


def read_unit() -> Unit:
    """Everybody, as things are now."""
    return _given().read_unit()


def _given() -> _Given:
    given: _Given = current_app.extensions[_EXTENSION]
    return given
