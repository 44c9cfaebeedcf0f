"""The query of a page is made once for each shape: for all values, but not for other parts."""

from webapp.incidents import filtered, inbox
from webapp.incidents.filtered import shape_of
from webapp.incidents.filters import Filter
from webapp.incidents.order import FIRST_STACKED
from webapp.vocabulary.work_list import WorkList

BULLYING, SEXUAL = Filter({"types": "bullying"}), Filter({"types": "sexual"})
PLACE, OTHER_PLACE = [False, 1, True, 7], [False, 2, True, 9]


def test_other_values_are_the_same_query() -> None:
    one, other = (
        shape_of(WorkList.NEW, BULLYING, PLACE),
        shape_of(WorkList.NEW, SEXUAL, OTHER_PLACE),
    )
    assert inbox._page(one) is inbox._page(other)
    assert filtered._end(one, 100) is filtered._end(other, 100)


def test_another_part_a_place_or_the_stack_are_others() -> None:
    shapes = {
        shape_of(WorkList.NEW, Filter()),
        shape_of(WorkList.NEW, Filter(), PLACE),
        shape_of(WorkList.NEW, Filter(), FIRST_STACKED),
        shape_of(WorkList.NEW, BULLYING),
        shape_of(WorkList.NEW, Filter({"actions": "other"})),
        shape_of(WorkList.CLOSED, BULLYING),
    }
    assert len({str(inbox._page(shape)) for shape in shapes}) == 6
