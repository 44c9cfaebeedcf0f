"""`make attack`: attacks a product on this machine, and prints what it withstood.

`python -m tests.attack [family or flood …]` takes only some, and `--on` one kind of database.
`--without NAME` switches a defence off, to see that the attack finds it missing. Ends with 1 if
anything failed, or if a reach was missed.
"""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.attack import siege, summary
from tests.attack.defences import DEFENCES
from tests.attack.families import (
    acting,
    canaries,
    counting,
    disk,
    full_server,
    killed,
    papers,
    recounted,
)
from tests.attack.siege import FLOODS, Siege, besiege
from tests.attack.summary import Family, collect, faults_of
from tests.attack.target import Target
from tests.attack.tries import Try
from tests.bench.report import markdown_table
from tests.support.databases import fresh_database

# Each of these and of the floods is for both kinds of database.
FAMILIES = (
    *("bodies", "framing", "slow", "seals", "pages", "fields", "forgery", "unit_forms"),
    *("heavy", "junk", "keys"),
)
# Each has a product of its own.
DISKS = ("disk", "full_server")
# Without one.
ALONE = {"papers": papers, "recounted": recounted}
KILLED = {"killed": killed, "acting": acting, "counting": counting}
# In this order on one product: after the last, whoever has no known browser waits.
ACCESS = ("sessions", "stolen_links", "spraying")
LAST = ("opened", "canaries")
NAMES = (*FAMILIES, *DISKS, *ALONE, *KILLED, *ACCESS, *FLOODS)
POSTS, SIGN_INS, POINTS = 400, 20, 20
DATABASES = ("sqlite", "postgresql")
ON_ONE = {**dict.fromkeys(("disk", *ACCESS), "sqlite"), "full_server": "postgresql"}


def main() -> int:
    """Attack, print, and say whether all of it was withstood."""
    wanted = _arguments()
    names = [name for name in wanted.names or NAMES if _is_for(name, wanted.on)]
    families: list[Family] = []
    sieges: list[Siege] = []
    kinds = [wanted.on] if wanted.on else DATABASES
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if "disk" in names:
            families += _attack_disk(folder / "disk", without=wanted.without)
        families += [collect(ALONE[one].NAME, ALONE[one].attack()) for one in names if one in ALONE]
        if "full_server" in names:
            families.append(_attack_full_server(folder))
        for name in KILLED.keys() & names:
            families += [_kill(name, folder / name / kind, kind) for kind in kinds]
        if at := [name for name in ACCESS if name in names]:
            with Target(folder / "access", without=wanted.without) as target:
                families += [_attack(name, target) for name in at]
        for kind in kinds if {*FAMILIES, *FLOODS} & {*names} else ():
            with _target_on(kind, folder / kind, without=wanted.without) as target:
                _ = target.officer
                families += [_attack(name, target) for name in names if name in FAMILIES]
                sieges += [_besiege(name, target) for name in names if name in FLOODS]
                families += [_attack(name, target) for name in LAST]
    return _report(families, sieges)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.attack")
    parser.add_argument("names", nargs="*", choices=[*NAMES, []])
    parser.add_argument("--without", default="", choices=[*DEFENCES])
    parser.add_argument("--on", default="", choices=DATABASES)
    return parser.parse_args()


def _is_for(name: str, kind: str) -> bool:
    """Whether this family or flood has anything to do with that kind of database; "" is any."""
    return not kind or name not in ALONE and ON_ONE.get(name, kind) == kind


@contextmanager
def _target_on(kind: str, folder: Path, *, without: str) -> Iterator[Target]:
    """A target on a durable database of this kind."""
    with ExitStack() as stack:
        url = ""
        if kind == "postgresql":
            url = stack.enter_context(fresh_database(kind, folder, durable=True))
        yield stack.enter_context(Target(folder, without=without, database=url))


def _attack(name: str, target: Target) -> Family:
    _log(f"{name}, {target.kind}…")
    module = import_module(f"tests.attack.families.{name}")
    return collect(f"{module.NAME}, {target.kind}", module.attack(target))


def _attack_disk(folder: Path, *, without: str) -> list[Family]:
    _log("disk…")
    with ExitStack() as stack:
        why_not = stack.enter_context(disk.small_disk(folder))
        quota = disk.SIZE if why_not else None
        target = stack.enter_context(Target(folder, without=without, quota=quota))
        _log(f"  simulated: {why_not}" if why_not else f"  a tmpfs of {disk.SIZE >> 20} MB")
        name = f"{disk.NAME}, simulated" if why_not else disk.NAME
        found = [collect(name, disk.attack(target))]
        last = disk.attack_the_reserve(target)
        found.append(collect(f"{name}, to the last byte", last))
        found.append(collect(f"{canaries.NAME}, full", canaries.attack(target)))
    return found


def _attack_full_server(folder: Path) -> Family:
    _log("full_server…")
    folder.chmod(0o711)  # the server's user passes through it
    with disk.small_disk(folder / "server") as why_not:
        if why_not:
            return collect(full_server.NAME, [Try("not tried", fault=why_not)])
        return collect(
            full_server.NAME, full_server.attack(folder / "of_server", folder / "server")
        )


def _kill(name: str, folder: Path, kind: str) -> Family:
    _log(f"{name}, {kind}…")
    family = KILLED[name]
    return collect(f"{family.NAME}, {kind}", family.attack(folder, kind, points=POINTS))


def _besiege(name: str, target: Target) -> Siege:
    _log(f"{name}, {target.kind}…")
    return besiege(target, name, posts=POSTS, sign_ins=SIGN_INS)


def _report(families: list[Family], sieges: list[Siege]) -> int:
    print(markdown_table(summary.HEADINGS, [family.cells() for family in families]))
    if sieges:
        print("\n" + markdown_table(siege.HEADINGS, [one.cells() for one in sieges]))
    failed = [f"{family.name}: {faults_of(family)}" for family in families if family.failed]
    missed = [f"{one.name}: {'; '.join(one.missed()[:3])}" for one in sieges if one.missed()]
    print("\n" + ("\n".join([*failed, *missed]) or "All of it was withstood."))
    return 1 if failed or missed else 0


def _log(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    sys.exit(main())
