"""The situations in which something must be shown, as predicates on the path. Pure."""

from collections.abc import Callable

from webapp.guidance.path import TriagePath
from webapp.vocabulary.behaviour import Area

Situation = Callable[[TriagePath], bool]


SITUATIONS: dict[str, Situation] = {
    "always": lambda path: True,
    "child": lambda path: bool(path.who) and path.involves_child,
    "adults": lambda path: not path.involves_child,
    "sexual": lambda path: path.may_be_sexual,
    "sexual-child": lambda path: path.may_be_sexual and bool(path.who) and path.involves_child,
    "sexual-adult-to-child": lambda path: path.may_be_sexual and path.by_adult,
    "sexual-child-to-adult": lambda path: path.may_be_sexual and path.columns == ("CA",),
    "bullying-child": lambda path: (
        bool({Area.BULLYING, Area.THREATS} & set(path.areas)) and path.involves_child
    ),
    "threats": lambda path: Area.THREATS in path.areas,
    "adult-to-child": lambda path: path.by_adult,
    "works-with-children": lambda path: path.works_with_children,
}


def any_holds(situations: tuple[str, ...], path: TriagePath) -> bool:
    """Whether any of these situations holds for the path."""
    return any(SITUATIONS[name](path) for name in situations)
