"""The situations in which something must be shown, as predicates on the path. Pure."""

from collections.abc import Callable

from webapp.guidance.path import TriagePath
from webapp.vocabulary.behaviour import AdultRole, Area, Parties

Situation = Callable[[TriagePath], bool]

SITUATIONS: dict[str, Situation] = {
    "always": lambda path: True,
    "child": lambda path: path.parties is not None and path.involves_child,
    "sexual": lambda path: path.may_be_sexual,
    "sexual-child": lambda path: (
        path.may_be_sexual and path.parties is not None and path.involves_child
    ),
    "sexual-adult-to-child": lambda path: path.may_be_sexual and path.adult_to_child,
    "sexual-adults": lambda path: path.may_be_sexual and not path.involves_child,
    "bullying-child": lambda path: (
        Area.BULLYING in path.areas and path.column in ("CC", "CA", "AC")
    ),
    "adult-to-child": lambda path: path.adult_to_child,
    "not-with-children": lambda path: path.adult_to_child and path.adult_role == AdultRole.NO,
    "works-with-children": lambda path: path.works_with_children,
    "other-adults": lambda path: path.is_between_other_adults,
    "who-not-known": lambda path: path.parties == Parties.NOT_KNOWN,
    "in-doubt": lambda path: set(path.areas) == {Area.BULLYING, Area.PERSONAL_INFORMATION},
}


def any_holds(situations: tuple[str, ...], path: TriagePath) -> bool:
    """Whether any of these situations holds for the path."""
    return any(SITUATIONS[name](path) for name in situations)
