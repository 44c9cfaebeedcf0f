"""The situations in which something must be shown, as predicates on the path. Pure."""

from collections.abc import Callable

from webapp.guidance.path import TriagePath
from webapp.vocabulary.behaviour import AdultRole, Area, Parties

Situation = Callable[[TriagePath], bool]


def _is_known(path: TriagePath) -> bool:
    """Whether it has been answered who did it."""
    return bool(path.who or path.parties)


SITUATIONS: dict[str, Situation] = {
    "always": lambda path: True,
    "child": lambda path: _is_known(path) and path.involves_child,
    "adults": lambda path: not path.involves_child,
    "sexual": lambda path: path.may_be_sexual,
    "sexual-child": lambda path: path.may_be_sexual and _is_known(path) and path.involves_child,
    "sexual-adult-to-child": lambda path: path.may_be_sexual and path.adult_to_child,
    "sexual-child-to-adult": lambda path: path.may_be_sexual and path.columns == ("CA",),
    "bullying-child": lambda path: (
        bool({Area.BULLYING, Area.THREATS} & set(path.areas)) and path.involves_child
    ),
    "threats": lambda path: Area.THREATS in path.areas,
    "adult-to-child": lambda path: path.adult_to_child,
    # Paths of the first editions, which asked no "who", had it for staff on staff too.
    "works-with-children": lambda path: (
        path.works_with_children and (path.involves_child or not path.who)
    ),
    # Of the first editions.
    "not-with-children": lambda path: path.adult_to_child and path.adult_role == AdultRole.NO,
    "other-adults": lambda path: path.is_between_other_adults,
    "who-not-known": lambda path: path.parties == Parties.NOT_KNOWN,
    "sexual-adults": lambda path: path.may_be_sexual and not path.involves_child,
    "in-doubt": lambda path: set(path.areas) == {Area.BULLYING, Area.PERSONAL_INFORMATION},
}


def any_holds(situations: tuple[str, ...], path: TriagePath) -> bool:
    """Whether any of these situations holds for the path."""
    return any(SITUATIONS[name](path) for name in situations)
