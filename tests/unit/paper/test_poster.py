"""The poster names no number that nobody confirmed, and says what to do about one's own lead."""

import pytest

from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_data, load_shipped, parse_data
from webapp.guidance.source.yaml_files import ContentFault
from webapp.paper import poster


@pytest.fixture(scope="module")
def content() -> Content:
    return load_shipped()


def test_it_rings_only_what_may_be_shown(content: Content) -> None:
    assert content.poster
    assert any(contact.awaits_confirmation for contact in content.poster.rings)
    rings = poster.gather(content)["rings"]
    assert [contact.name for contact in rings][:2] == ["emergency-999", "police-101"]
    assert not [contact.name for contact in rings if not contact.number]


def test_no_number_is_written_into_its_words_but_999_and_101(content: Content) -> None:
    assert content.poster
    words = " ".join((*content.poster.acts, content.poster.about_lead, content.poster.to))
    assert {word for word in words.split() if any(c.isdigit() for c in word)} == {
        "999.",
        "101.",
        "101,",
    }


def test_about_the_lead_it_says_not_to_tell_them(content: Content) -> None:
    assert content.poster and "Do not tell them. Ring 101" in content.poster.about_lead


@pytest.mark.parametrize("change", [{"footer": "x"}, {"rings": ["nobody"]}])
def test_a_faulty_poster_is_refused(change: dict[str, object]) -> None:
    data = load_data({})
    with pytest.raises(ContentFault):
        parse_data(data | {"poster": data["poster"] | change})
