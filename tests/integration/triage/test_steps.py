"""The page of steps: seven lines first, numbers only where confirmed, what comes later folded."""

import html
import json
import re

from tests.support.client import HouseClient
from tests.support.reading import links, text_of
from webapp.guidance import editions
from webapp.guidance.steps import deciding
from webapp.triage.tree import OutcomePage, Tree


def page_of(client: HouseClient, ending: OutcomePage) -> str:
    return client.get(ending.address).get_data(as_text=True)


def test_the_seven_lines_come_before_any_step(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    text = text_of(client.get(child_on_child.address))
    advice = deciding.decide(child_on_child.path, editions.current().content)
    places = [text.index(line.text) for line in advice.first]
    assert places == sorted(places)
    assert len(places) == 7
    assert places[-1] < text.index(advice.steps[0].text)


def test_every_step_is_there_with_a_box_to_tick(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    advice = deciding.decide(child_on_child.path, editions.current().content)
    ticks = re.findall(
        r'data-tick form="done" name="tick" value="([^"]+)"', page_of(client, child_on_child)
    )
    assert ticks == [step.id for step in advice.steps]


def test_each_note_is_beside_its_step(client: HouseClient, child_on_child: OutcomePage) -> None:
    text = text_of(client.get(child_on_child.address))
    advice = deciding.decide(child_on_child.path, editions.current().content)
    for step in advice.steps:
        beside = text[text.index(step.text) :][:2000]
        assert all(note.now in beside for note in step.notes)


def test_an_unconfirmed_number_is_not_a_link(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    response = client.get(child_on_child.address)
    dialled = {link for link in links(response) if link.startswith("tel:")}
    contacts = editions.current().content.contacts.values()
    allowed = {contact.href for contact in contacts if contact.dialable}
    assert dialled <= allowed | {"tel:999", "tel:101", "tel:18000", "tel:18001101"}
    assert "number awaiting confirmation" in text_of(response)


def test_what_the_organisation_does_later_is_folded(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    page = page_of(client, child_on_child)
    later = page[page.index("<details", page.index('id="later"')) :]
    assert "<details open" not in page
    assert "data-tick" in later[: later.index("</details>")]


def test_the_page_carries_the_path_for_the_report(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    page = page_of(client, child_on_child)
    found = re.search(r"data-journey='([^']*)'", page)
    assert found is not None
    journey = json.loads(html.unescape(found[1]))
    assert journey == child_on_child.path.as_report()
    assert journey["areas"] == ["sexual"]
    assert f"/report/{child_on_child.code}" in links(client.get(child_on_child.address))


def test_recording_is_offered_as_soon_as_the_first_lines_are_read_and_again_at_the_end(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    """With script the last one gets the first one's address: tests/browser/test_incidents_apart.py."""
    page = page_of(client, child_on_child)
    ways = re.finditer(">Record this incident</(?:a|button)>", page)
    early, late, without_script = (way.start() for way in ways)
    assert f'href="/report/{child_on_child.code}"' in page[page.rindex("<a", 0, early) : early]
    assert page.index("Then the form.") < early < page.index("</ol>")
    assert page.index('id="record"') < late < page.index('id="done"') < without_script


def test_this_also_involves_adds_an_area(
    client: HouseClient, child_on_child: OutcomePage, questions: Tree
) -> None:
    offered = links(client.get(child_on_child.address))
    assert {also.address for also in child_on_child.also} <= offered
    assert questions.pages[child_on_child.also[0].address[-6:]].path.tables[0] == "sexual"


def test_intent_is_asked_last_and_not_known_is_chosen(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    page = page_of(client, child_on_child)
    assert page.count('name="intent"') == 3
    assert re.search(r'value="not_known" checked', page)


def test_who_has_been_rung_can_be_noted(client: HouseClient, child_on_child: OutcomePage) -> None:
    rung = re.findall(
        r'data-rung form="done" name="called" value="([^"]+)"', page_of(client, child_on_child)
    )
    assert rung == ["emergency-999", "my-lead", "police-101", "social-care", "nspcc"]


def test_the_lado_is_among_them_where_the_adult_may_work_with_children(
    client: HouseClient, questions: Tree
) -> None:
    ending = next(each for each in questions.outcomes if each.path.works_with_children)
    assert 'name="called" value="lado"' in page_of(client, ending)


def test_pages_of_steps_keep_the_house_style(client: HouseClient, questions: Tree) -> None:
    for ending in questions.outcomes[::9]:
        assert client.get(ending.address).status_code == 200
