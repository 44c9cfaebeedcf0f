"""One question a page, answers as links, and what cannot wait as soon as an answer reveals it."""

import re

from flask import Flask

from tests.integration.triage.conftest import confirm
from tests.support.client import HouseClient
from tests.support.reading import links, text_of
from webapp.triage.tree import QuestionPage, Tree

SIX = (
    "own-camera",
    "talking-online",
    "social-networks",
    "living-locally",
    "email",
    "inappropriate",
)


def question(questions: Tree, name: str) -> QuestionPage:
    return next(
        node
        for node in questions.pages.values()
        if isinstance(node, QuestionPage) and node.id == name
    )


def test_danger_is_asked_first(client: HouseClient, questions: Tree) -> None:
    page = client.get("/steps/").get_data(as_text=True)
    assert questions.start.title in page
    assert all(point in page for point in questions.start.points)
    assert page.count("data-danger=") == 3


def test_each_answer_is_a_link_to_the_next_page(client: HouseClient, questions: Tree) -> None:
    offered = links(client.get("/steps/"))
    assert {answer.address for answer in questions.start.answers} <= offered


def test_danger_leads_to_999_and_on_to_the_question(client: HouseClient, questions: Tree) -> None:
    page = client.get(question(questions, "danger-yes").address)
    sent = page.get_data(as_text=True)
    assert 'app-call--now" href="tel:999"' in sent
    assert question(questions, "area").address in links(page)
    assert question(questions, "danger-cannot").address in links(page)
    assert sent.count("data-danger-call=") == 4


def test_the_image_rule_is_one_sentence_as_soon_as_it_may_be_sexual(
    client: HouseClient, questions: Tree
) -> None:
    first = [
        node
        for node in questions.pages.values()
        if isinstance(node, QuestionPage) and node.id == "who" and node.path.may_be_sexual
    ]
    assert len(first) == 4
    for node in first:
        page = client.get(node.address).get_data(as_text=True)
        assert "Nobody looks, copies, sends or deletes." in page
        assert "Never look at or copy a sexual image" in page


def test_a_question_about_rules_leads_to_the_six_that_people_ask(
    client: HouseClient, questions: Tree
) -> None:
    offered = links(client.get(question(questions, "rules").address))
    assert {f"/guidance/{name}" for name in SIX} <= offered


def test_who_did_it_is_asked_for_a_child_and_for_an_adult(
    client: HouseClient, questions: Tree
) -> None:
    text = text_of(client.get(question(questions, "who").address))
    places = [text.index(words) for words in ("To a child", "Another child", "To an adult")]
    assert places == sorted(places)
    assert "My lead, or close to them" in text


def test_addresses_and_titles_are_neutral(client: HouseClient, questions: Tree) -> None:
    for node in list(questions.pages.values())[::25]:
        page = client.get(node.address).get_data(as_text=True)
        assert "<title>Steps – E-safety</title>" in page
        assert node.address == f"/steps/{node.code}"


def test_an_unknown_address_is_a_useful_page(client: HouseClient, questions: Tree) -> None:
    response = client.get("/steps/n0th1")
    assert response.status_code == 404
    assert {"/", "/steps/", "tel:999", "tel:101"} <= links(response)


def test_no_question_sets_a_cookie_or_needs_a_query(client: HouseClient, questions: Tree) -> None:
    for node in list(questions.pages.values())[::25]:
        response = client.get(node.address)
        assert "Set-Cookie" not in response.headers
        # For a phone that has not stored the page yet: the worker reads it, the server does not.
        with_query = [link for link in links(response) if "?" in link]
        for link in with_query:
            alone, _, query = link.partition("?")
            assert query in questions.pages
            assert client.get(link).text == client.get(alone).text


def test_every_question_keeps_the_house_style(client: HouseClient, questions: Tree) -> None:
    asked = [node for node in questions.pages.values() if isinstance(node, QuestionPage)]
    assert all(client.get(node.address).status_code == 200 for node in asked)


def test_whom_to_ring_by_day_and_by_night_stand_in_one_list(
    app: Flask, client: HouseClient, questions: Tree
) -> None:
    confirm("social-care", "social-care-night")
    page = client.get(question(questions, "danger-yes").address).get_data(as_text=True)
    listed = re.search(r"<ul [^>]*data-open-first.*?</ul>", page, re.S)
    assert listed
    assert re.findall(r'data-call="([^"]+)"', listed[0]) == ["social-care", "social-care-night"]
