"""The page of steps: the source's cells behind the lines, numbers only where confirmed."""

import html
import json
import re

from flask import Flask

from tests.integration.triage.conftest import Find, confirm
from tests.support.client import HouseClient
from tests.support.reading import links, text_of
from webapp.guidance import editions
from webapp.guidance.steps import deciding
from webapp.triage.tree import OutcomePage, Tree


def page_of(client: HouseClient, ending: OutcomePage) -> str:
    return client.get(ending.address).get_data(as_text=True)


def test_the_lines_come_before_any_step_of_the_source(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    text = text_of(client.get(child_on_child.address))
    outcome = deciding.decide(child_on_child.path, editions.current().content)
    assert outcome.acts
    places = [text.index(line.text) for line in outcome.acts.lines]
    assert places == sorted(places)
    assert places[-1] < text.index(outcome.steps[0].text)


def test_every_step_of_every_cell_is_there(client: HouseClient, find: Find) -> None:
    for who in ("child", "works_with_children", "family", "child_to_adult", "adult_to_adult"):
        ending = find("bullying", who)
        text = text_of(client.get(ending.address))
        outcome = deciding.decide(ending.path, editions.current().content)
        assert outcome.steps
        assert all(step.text in text for step in outcome.steps)
        assert all(row.blank in text for row in outcome.rows)


def test_each_note_of_today_is_beside_its_step_and_the_words_of_2012_are_apart(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    text = text_of(client.get(child_on_child.address))
    outcome = deciding.decide(child_on_child.path, editions.current().content)
    of_2012 = text.index("What the guidance of 2012 said")
    for step in outcome.steps:
        beside = text[text.index(step.text) :][:2000]
        assert all(note.now in beside for note in step.notes)
    for note in outcome.notes:
        assert text.count(note.now) == 1
        assert text.index(note.now) < of_2012 < text.rindex(note.was)


def test_an_unconfirmed_number_is_neither_a_link_nor_shown(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    response = client.get(child_on_child.address)
    dialled = {link for link in links(response) if link.startswith("tel:")}
    contacts = editions.current().content.contacts.values()
    allowed = {contact.href for contact in contacts if contact.dialable}
    assert dialled <= allowed | {"tel:999", "tel:101", "tel:18000", "tel:18001101"}
    assert text_of(response).count("not confirmed yet") == 1


def test_what_opens_is_closed_at_first(client: HouseClient, child_on_child: OutcomePage) -> None:
    page = page_of(client, child_on_child)
    assert "<details open" not in page
    for title in ("What the lead does", "Later: your organisation", "Where this comes from"):
        assert f"<span>{title}" in page


def test_sanctions_stand_only_under_later(client: HouseClient, find: Find) -> None:
    page = page_of(client, find("bullying", "child"))
    later = page.index("<span>Later: your organisation")
    assert page.index("Decide on sanctions") > later


def test_the_page_carries_the_path_for_the_report(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    page = page_of(client, child_on_child)
    found = re.search(r"data-journey='([^']*)'", page)
    assert found is not None
    journey = json.loads(html.unescape(found[1]))
    assert journey == child_on_child.path.as_report()
    assert journey["areas"] == ["nude"]
    assert f"/report/{child_on_child.code}" in links(client.get(child_on_child.address))


def test_the_page_carries_its_rank_which_the_worker_never_reads(
    client: HouseClient, find: Find
) -> None:
    expected = {("nude", "child"): "now", ("bullying", "child"): "routine"}
    for (area, who), rank in expected.items():
        response = client.get(find(area, who).address)
        assert f'data-rank="{rank}"' in response.get_data(as_text=True)
        assert "routine" not in text_of(response).lower()


def test_this_also_involves_adds_an_area(
    client: HouseClient, child_on_child: OutcomePage, questions: Tree
) -> None:
    offered = links(client.get(child_on_child.address))
    assert child_on_child.also
    # After the "?": the steps of one of the two, for a phone that has not stored both yet.
    assert {f"{also.address}?{also.stored}" for also in child_on_child.also} <= offered
    assert all(also.stored in questions.pages for also in child_on_child.also)
    _, _, code = child_on_child.also[0].address.rpartition("/")
    assert questions.pages[code].path.tables[0] == "sexual"


def test_given_answers_are_listed_with_a_link_to_change_each(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    page = client.get(child_on_child.address)
    assert len(child_on_child.given) >= 2
    assert {given.address for given in child_on_child.given} <= links(page)
    assert "Your answers" in text_of(page)


def test_it_is_about_my_lead_is_offered_on_every_outcome_but_its_own(
    client: HouseClient, find: Find
) -> None:
    for who in ("child", "family", "adult_to_adult"):
        ending = find("bullying", who)
        assert ending.about_lead in links(client.get(ending.address))
    about = find("bullying", "lead")
    assert "It is about my lead" not in page_of(client, about).split("<footer")[0]
    assert "/about-my-lead" in links(client.get(about.address))


def test_the_page_handed_to_a_child_logs_no_call(
    client: HouseClient, child_on_child: OutcomePage
) -> None:
    page = client.get("/for-the-child").get_data(as_text=True)
    main = page[page.index("<main") : page.index("</main>")]
    assert "tel:08001111" in main
    assert "data-call" not in main


def test_pages_of_steps_keep_the_house_style(client: HouseClient, questions: Tree) -> None:
    for ending in questions.outcomes[::9]:
        assert client.get(ending.address).status_code == 200


def test_a_number_that_a_line_names_can_be_rung_from_the_line(
    client: HouseClient, find: Find
) -> None:
    page = client.get(find("self_harm", "adult_to_adult").address).get_data(as_text=True)
    lines = page[page.index('class="app-lines"') :].split("</ol>")[0]
    assert {"tel:111", "tel:116123"} <= set(re.findall(r'href="([^"]+)"', lines))


def test_who_has_no_lead_kept_can_ring_101_in_the_leads_place(
    client: HouseClient, find: Find
) -> None:
    page = client.get(find("nude", "child").address).get_data(as_text=True)
    place = page[page.index('app-calls--pair" data-if="no-lead"') : page.index('id="you-now"')]
    assert 'href="tel:101" data-call="police-101"' in place


def test_for_adults_the_button_says_whose_social_care_it_is(
    app: Flask, client: HouseClient, find: Find
) -> None:
    confirm("adult-social-care")
    page = client.get(find("bullying", "adult_to_adult").address).get_data(as_text=True)
    assert re.search(r'href="tel:01614960000"[^>]*>\s*<b[^>]*>Adult social care</b>', page)
