"""Whatever people do with an incident, in any order, a naive model of it comes to the same."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.support.folded import fold
from tests.unit.incidents.test_in_hand import NOW, told
from webapp.incidents.work.in_hand import Done, in_hand
from webapp.incidents.work.tasks.folding import open_tasks
from webapp.vocabulary.act import ActKind as Kind

PEOPLE = st.integers(1, 3)
DAYS = st.integers(0, 9).map(lambda ahead: date(2026, 12, 1) + timedelta(days=ahead))
FREE = st.one_of(
    st.tuples(st.just(Kind.TAKEN), PEOPLE),
    st.tuples(st.just(Kind.GIVEN), PEOPLE, PEOPLE),
    st.tuples(st.just(Kind.GIVEN_SEEN), PEOPLE),
    st.tuples(st.just(Kind.PUT_BACK), PEOPLE),
    st.tuples(st.just(Kind.WAITS), PEOPLE, DAYS),
    st.tuples(st.just(Kind.GOES_ON), PEOPLE),
    st.tuples(st.just(Kind.CLOSED), PEOPLE),
    st.tuples(st.just(Kind.REOPENED), PEOPLE),
    st.tuples(st.just(Kind.TASK), PEOPLE, PEOPLE, DAYS),
    st.tuples(st.just(Kind.TASK_CHANGED), PEOPLE, PEOPLE, DAYS),
    st.tuples(st.just(Kind.TASK_DONE), PEOPLE),
    st.tuples(st.just(Kind.TAKEN_BACK), PEOPLE),
)


class Office:
    """Acts as pages allow them: `acts` are those that nobody took back."""

    def __init__(self) -> None:
        self.acts: list[Done] = []
        self.number = 0

    def does(self, kind: Kind, by: int, *more: Any) -> None:
        self.number += 1
        coded = self._coded(kind, *more)
        if coded is not None:
            self.acts.append(Done(self.number, kind.value, by, NOW, coded))

    def _coded(self, kind: Kind, *more: Any) -> dict[str, Any] | None:
        """None where the page does not offer it."""
        if kind is Kind.GIVEN:
            return {"to": more[0]}
        if kind is Kind.WAITS:
            return {"for": "police", "until": more[0].isoformat()}
        if kind in (Kind.CLOSED, Kind.REOPENED):
            return self._closes(kind)
        return self._tasks(kind, *more)

    def _closes(self, kind: Kind) -> dict[str, Any] | None:
        closed = [act for act in self.acts if act.kind == Kind.CLOSED]
        if kind is Kind.CLOSED:
            return None if closed else {"outcome": "police", "newest": 1, "reports": 1}
        if closed:
            self.acts.remove(closed[0])
        return {} if closed else None

    def _tasks(self, kind: Kind, *more: Any) -> dict[str, Any] | None:
        if kind is Kind.TASK:
            return {"to": more[0], "due": more[1].isoformat()}
        if kind is Kind.TAKEN_BACK:
            kinds = (Kind.TASK, Kind.TASK_DONE, Kind.TAKEN)
            self.acts = [act for act in self.acts if act is not self._latest(*kinds)]
            return None
        task = self._latest(Kind.TASK) if kind in (Kind.TASK_CHANGED, Kind.TASK_DONE) else None
        if task is None:
            return None if kind in (Kind.TASK_CHANGED, Kind.TASK_DONE) else {}
        said = {"to": more[0], "due": more[1].isoformat()} if more else {}
        return {"task": task.number, **said}

    def _latest(self, *kinds: Kind) -> Done | None:
        return next((act for act in reversed(self.acts) if act.kind in kinds), None)


class Model:
    """What the acts come to, one after the other."""

    def __init__(self, acts: list[Done]) -> None:
        self.owner: int | None = None
        self.until: date | None = None
        self.is_closed = self.was_closed = False
        self.tasks: dict[int, date] = {}
        for act in acts:
            getattr(self, f"_{act.kind}", lambda _: None)(act)

    def _taken(self, act: Done) -> None:
        self.owner = act.by

    def _given(self, act: Done) -> None:
        self.owner = act.coded["to"]

    def _put_back(self, _: Done) -> None:
        self.owner = None

    def _waits(self, act: Done) -> None:
        self.until = date.fromisoformat(act.coded["until"])

    def _goes_on(self, _: Done) -> None:
        self.until = None

    def _closed(self, _: Done) -> None:
        self.is_closed = True

    def _reopened(self, _: Done) -> None:
        self.was_closed = True

    def _task(self, act: Done) -> None:
        self.tasks[act.number] = date.fromisoformat(act.coded["due"])

    def _task_changed(self, act: Done) -> None:
        if act.coded["task"] in self.tasks:
            self.tasks[act.coded["task"]] = date.fromisoformat(act.coded["due"])

    def _task_done(self, act: Done) -> None:
        self.tasks.pop(act.coded["task"], None)

    @property
    def comes_to(self) -> dict[str, Any]:
        if self.is_closed:
            return {"lane": "closed", "owner_id": None, "due_on": None, "reopened": False}
        days = [*self.tasks.values(), *([self.until] if self.until else [])]
        return {
            "lane": "waiting" if self.until else "open",
            "owner_id": self.owner,
            "due_on": min(days, default=None),
            "reopened": self.was_closed,
        }


@given(st.lists(FREE, max_size=25), st.randoms())
def test_the_fold_and_a_naive_model_agree(done: list[tuple[Any, ...]], random: Any) -> None:
    office = Office()
    for one in done:
        office.does(*one)
    expected = Model(office.acts).comes_to
    shuffled = random.sample(office.acts, len(office.acts))
    tasks = open_tasks(shuffled)
    due = tasks[0].due if tasks else None
    columns = fold([told()], work=in_hand(shuffled), task_due=due).columns
    assert {name: columns[name] for name in expected} == expected
    assert columns["owned"] is (columns["owner_id"] is not None)
