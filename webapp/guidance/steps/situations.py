"""The situations in which something must be shown, judged from the path so far. Pure."""

from collections.abc import Callable

from webapp.guidance.path import Path
from webapp.vocabulary.behaviour import AdultRole, Area, Parties

Situation = Callable[[Path], bool]

SITUATIONS: dict[str, Situation] = {
    "always": lambda path: True,
    "child": lambda path: path.parties is not None and path.child,
    "sexual": lambda path: path.sexual,
    "sexual-child": lambda path: path.sexual and path.parties is not None and path.child,
    "sexual-adult-to-child": lambda path: path.sexual and path.adult_to_child,
    "sexual-adults": lambda path: path.sexual and not path.child,
    "bullying-child": lambda path: (
        Area.BULLYING in path.areas and path.column in ("CC", "CA", "AC")
    ),
    "adult-to-child": lambda path: path.adult_to_child,
    "not-with-children": lambda path: path.adult_to_child and path.adult_role == AdultRole.NO,
    "works-with-children": lambda path: path.works_with_children,
    "other-adults": lambda path: path.other_adults,
    "who-not-known": lambda path: path.parties == Parties.NOT_KNOWN,
    "in-doubt": lambda path: set(path.areas) == {Area.BULLYING, Area.PERSONAL_INFORMATION},
}


def holds(situations: tuple[str, ...], path: Path) -> bool:
    """Whether any of these situations is the path's."""
    return any(SITUATIONS[name](path) for name in situations)
