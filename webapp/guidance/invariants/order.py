"""Compares every two outcomes of which one knows more: it never advises less. Pure.

One knows more by a further area, by a gate answered yes or not sure where the other has no, or by
the adult being the lead. What is less is data that a lead signs: content/stronger.yaml.
"""

from collections.abc import Iterator
from typing import NamedTuple

from webapp.guidance.invariants.seen import Seen
from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.stronger import Stronger
from webapp.guidance.source.yaml_files import place_among
from webapp.guidance.source.you_now import GATES as CODED
from webapp.guidance.source.you_now import YouNow
from webapp.guidance.steps.uniting import sentences_of
from webapp.vocabulary.behaviour import Gate, Who

LEAD = "my-lead"
GATES = [gate for gate in CODED if hasattr(TriagePath(), gate)]

# Which answers to a gate advise no more than this one.
KNOWS_LESS_OR_AS_MUCH = {
    str(Gate.YES): ("no", "not_sure"),
    str(Gate.NOT_SURE): ("no", "yes"),
}


class Pair(NamedTuple):
    """`more` knows all that `less` knows, and one thing besides."""

    less: Seen
    more: Seen

    @property
    def same_people(self) -> bool:
        """Not where an adult may be under 18 after all: a child’s lines stand instead."""
        return self.less.has_child == self.more.has_child


def find_pairs(pages: list[Seen], table: YouNow) -> Iterator[Pair]:
    """Every pair; a gate yes and not sure are told apart, and each knows as much as the other."""
    known = {_key(page.path): page for page in pages}
    for page in pages:
        for path in _that_know_less(page.path, table):
            if less := known.get(_key(path)):
                yield Pair(less, page)


def _key(path: TriagePath) -> tuple[object, ...]:
    return (path.areas, path.who, *(getattr(path, gate) for gate in GATES))


def _that_know_less(path: TriagePath, table: YouNow) -> Iterator[TriagePath]:
    answers = {gate: answer for gate in GATES if (answer := getattr(path, gate))}
    if len(path.areas) > 1:
        for area in path.areas:
            asked = table.gates_before((area,), path.who or "")
            own = {gate: answer for gate, answer in answers.items() if gate in asked}
            yield TriagePath((area,), path.who, **own)
    for gate, answer in answers.items():
        for other in KNOWS_LESS_OR_AS_MUCH.get(answer, ()):
            yield TriagePath(path.areas, path.who, **{**answers, gate: other})
    if path.who == Who.LEAD:
        yield TriagePath(path.areas, Who.WORKS_WITH_CHILDREN, **answers)


def find_weaker(pages: list[Seen], content: Content) -> Iterator[str]:
    """A sentence for each pair in which the page that knows more advises less."""
    for pair in find_pairs(pages, content.you_now):
        if weaker := list(_how(pair, content.stronger)):
            place = place_among([*pair.more.texts, *pair.less.texts])
            yield (
                f"{place}stronger: “{pair.more.name}” knows more than “{pair.less.name}”, and "
                f"{'; '.join(weaker)}. It now says: “{pair.more.lines}” ({pair.more.know})."
            )


def _how(pair: Pair, order: Stronger) -> Iterator[str]:
    about_lead = pair.more.who == Who.LEAD
    less, more = (_first_call(page, order, about_lead=about_lead) for page in pair)
    if more > less:
        yield "its first call is later or weaker"
    if _tells_later(pair.more, order):
        yield "it says “today” where the lead must know now"
    if pair.same_people:
        yield from _of_the_same_people(pair, order)


def _of_the_same_people(pair: Pair, order: Stronger) -> Iterator[str]:
    less, more = ({one.who: one for one in page.acts.know} for page in pair)
    for who, one in less.items():
        if who == LEAD and pair.more.who == Who.LEAD:
            continue
        if who not in more:
            yield f"{one.name} need not know"
        elif _by_when(more[who].when, order) > _by_when(one.when, order):
            yield f"{one.name} hears later or perhaps"
    if lost := _forbidden(pair.less, order) - _forbidden(pair.more, order):
        yield f"it does not forbid to {', to '.join(sorted(lost))}"
    said = _of_danger(pair.more, order)
    for sentence in sorted(_of_danger(pair.less, order) - said):
        if not any(order.beats(one, sentence) for one in said):
            yield f"it does not say {sentence}"


def _by_when(when: str, order: Stronger) -> tuple[bool, int]:
    return bool(order.perhaps.search(when)), order.time_of(when)


def _first_call(page: Seen, order: Stronger, *, about_lead: bool) -> tuple[bool, int, int]:
    """The most urgent of those who need to know, without a lead whom it is about."""
    heard = (one for one in page.acts.know if not (about_lead and one.who == LEAD))
    return min(map(order.urgency_of, heard), default=(True, len(order.when), 0))


def _tells_later(page: Seen, order: Stronger) -> bool:
    """Whether a line of two areas' page rings later than “Who needs to know” says."""
    is_now = any(one.who == LEAD and not any(_by_when(one.when, order)) for one in page.acts.know)
    said = {sentence for line in page.acts.lines for sentence in sentences_of(line.text)}
    return len(page.path.areas) > 1 and is_now and any(map(order.lead_later.search, said))


def _forbidden(page: Seen, order: Stronger) -> frozenset[str]:
    said = (sentences_of(line.text) for line in page.acts.lines)
    return frozenset().union(*(order.forbidden_in(one) for ones in said for one in ones))


def _of_danger(page: Seen, order: Stronger) -> set[str]:
    said = {one for line in page.acts.lines for one in sentences_of(line.text)}
    return {one for one in said if order.kind_of(one).name == "danger"}
