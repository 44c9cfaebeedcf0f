"""What every page of steps shows while closed, in what order, and where it leads."""

import html
import re

import pytest
from flask import Flask

from tests.integration.triage.conftest import Find, Pages, confirm
from tests.support.client import HouseClient
from tests.support.closed import seen_while_closed
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.steps.deciding import decide
from webapp.triage.tree import OutcomePage, QuestionPage, Tree

LEAD = re.compile(r"(?i)(your|my) (safeguarding )?lead\b")
RINGS_LEAD = ('data-call="my-lead"', 'data-fact="lead-', 'href="/my-lead"')
# Script fills it, once the worker has said that the deputy is not close to the lead.
DEPUTYS_PLACE = re.compile(r'<a [^>]*data-call="my-deputy"[^>]* hidden>.*?</a>', re.DOTALL)
# Script shows it after a call.
AFTER_CALLS = re.compile(r"<section [^>]*data-after-calls[^>]* hidden>.*?</section>", re.DOTALL)
TO_ANSWER = re.compile(r"(?i)change your answer|choose “(a nude|threats to share a picture)”")
SEXUAL = ("nude", "threats", "adult_contact", "could_be_sexual")
ADULTS = ("works_with_children", "family", "other_adult", "online", "lead")


def has_child(page: OutcomePage) -> bool:
    return page.path.harms_child != "adult_to_adult"


def is_sexual(page: OutcomePage) -> bool:
    shown_by_adult = "saw" in page.path.areas and page.path.harms_child in ADULTS
    return bool(set(SEXUAL) & set(page.path.areas)) or shown_by_adult


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


class TestEveryPageOfSteps:
    """One test a claim; each walks all pages, which are fetched once."""

    def test_the_call_stands_first_then_the_lines_then_who_needs_to_know(
        self, pages: Pages
    ) -> None:
        content = load_shipped()
        for page, sent in pages.items():
            acts = decide(page.path, content).acts
            assert acts
            text = seen_while_closed(sent)
            said = [acts.title, "You, now", *(line.text for line in acts.lines)]
            said += ["Who needs to know", *(f"{one.name} {one.when}" for one in acts.know)]
            after = 0
            for words in said:
                place = text.find(words, after)
                assert place >= 0, (page.path, words, text)
                after = place + len(words)
            body, after_calls = AFTER_CALLS.subn("", main_of(sent))
            assert after_calls == 1
            call = re.search(r'class="app-call', body)
            assert call
            assert call.start() < body.index('id="you-now"')

    def test_a_way_on_is_open_where_the_lead_fails(self, pages: Pages) -> None:
        for page, sent in pages.items():
            text = seen_while_closed(sent)
            told = "Still worried, or told to leave it? You may ring yourself. Nobody may stop you."
            assert told in text, page.path
            outside = re.sub(r"<details.*?</details>", "", main_of(sent), flags=re.S)
            assert 'href="tel:101"' in outside, page.path

    def test_serious_harm_is_for_social_care_at_once(self, pages: Pages) -> None:
        for page, sent in pages.items():
            said = "Serious harm, or under 13 and sexual: at once." in seen_while_closed(sent)
            assert said == has_child(page), page.path

    def test_help_for_the_child_is_named_with_its_number(self, pages: Pages) -> None:
        for page, sent in pages.items():
            text = seen_while_closed(sent)
            assert ("Childline 0800 1111" in text) == has_child(page), page.path
            pictures = has_child(page) and bool({"nude", "threats"} & set(page.path.areas))
            assert ("Report Remove" in text) == pictures, page.path

    def test_threats_or_demands_are_asked_after_on_nude_and_bullying(self, pages: Pages) -> None:
        for page, sent in pages.items():
            areas = set(page.path.areas)
            asked = bool({"nude", "bullying"} & areas) and "threats" not in areas
            link = f'<a href="{page.change}">Threats or demands? Change your answer</a>'
            assert (link in main_of(sent)) == asked, page.path

    def test_the_legal_duty_is_named_where_a_child_and_something_sexual_meet(
        self, pages: Pages
    ) -> None:
        for page, sent in pages.items():
            said = "about your legal duty to report" in seen_while_closed(sent)
            assert said == (is_sexual(page) and has_child(page)), page.path

    def test_paper_comes_first_and_saving_alerts_nobody(self, pages: Pages) -> None:
        for page, sent in pages.items():
            text = seen_while_closed(sent)
            said = (
                "First write on paper: their own words, the time.",
                "Record this incident",
                "Saving alerts nobody. Nobody reads it at night or weekends.",
            )
            places = [text.find(words) for words in said]
            assert -1 not in places and places == sorted(places), page.path

    def test_how_old_the_guidance_is_and_that_it_is_a_draft(self, pages: Pages) -> None:
        said = "2012 guidance, 2026 notes. Draft, not yet approved by the board."
        assert all(said in seen_while_closed(sent) for sent in pages.values())

    def test_999_stands_ready_for_danger_that_nobody_was_told(self, pages: Pages) -> None:
        for sent in pages.values():
            body = main_of(sent)
            first = body.index("data-call-first hidden")
            assert first < body.index('id="you-now"')

    def test_it_can_be_about_the_lead_on_every_outcome(self, pages: Pages) -> None:
        for page, sent in pages.items():
            assert 'href="/about-my-lead' in main_of(sent), page.path
            if page.path.who != "lead":
                assert f'href="{page.about_lead}" data-about-lead="yes"' in sent, page.path

    def test_the_lead_is_nowhere_offered_where_it_is_about_them(self, pages: Pages) -> None:
        about = {page: sent for page, sent in pages.items() if page.path.who == "lead"}
        assert len(about) > 20
        for page, sent in about.items():
            assert not any(mark in sent for mark in RINGS_LEAD), page.path
            assert 'data-call="my-deputy"' not in DEPUTYS_PLACE.sub("", sent), page.path
            assert "data-share" not in sent and "data-print" not in sent
            text = seen_while_closed(sent)
            text = text.replace("Do not ring your lead", "")
            text = text.replace("About your safeguarding lead, or someone close.", "")
            text = text.replace("More: my lead, or me", "").replace("My lead, or me", "")
            assert not LEAD.search(text), (page.path, LEAD.findall(text), text)

    def test_what_opens_names_the_lead_only_after_saying_whom_to_ask_instead(
        self, pages: Pages
    ) -> None:
        for page, sent in pages.items():
            if page.path.who == "lead":
                for body in re.findall(r"<details.*?</details>", main_of(sent), re.S):
                    text = re.sub(r"<[^>]+>", " ", body)
                    text = re.sub(r"About your safeguarding lead, or someone close\.", "", text)
                    text = re.sub(r"Your answers.*", "", text, flags=re.S)
                    found = LEAD.search(text)
                    instead = text.find("It is about your lead: where this says")
                    assert not found or 0 <= instead < found.end(), (page.path, text[:300])

    def test_every_answer_to_change_is_a_link(self, pages: Pages) -> None:
        for page, sent in pages.items():
            text = re.sub(r"<a\b[^>]*>.*?</a>", "", main_of(sent), flags=re.S)
            assert not TO_ANSWER.search(html.unescape(text)), (page.path, TO_ANSWER.findall(text))

    def test_every_link_that_rings_is_of_the_register(self, pages: Pages) -> None:
        known = load_shipped().contacts.values()
        allowed = {contact.href for contact in known} | {"tel:999", "tel:101"}
        allowed |= {"tel:18000", "tel:18001101"}
        for page, sent in pages.items():
            rung = set(re.findall(r'href="(tel:[^"]*)"', sent))
            assert rung <= allowed, page.path
            closed = re.sub(r"<details.*?</details>", "", main_of(sent), flags=re.S)
            assert "0808 800 5000" not in closed, page.path

    def test_no_line_promises_more_ticks_than_acts(self, pages: Pages) -> None:
        content = load_shipped()
        assert content.you_now
        for page, sent in pages.items():
            ticks = re.findall(r'data-tick value="([^"]+)"', sent)
            assert len(ticks) == len(set(ticks)), page.path
            assert set(ticks) <= set(content.you_now.ticks)


def test_no_question_after_my_lead_offers_the_lead(client: HouseClient, questions: Tree) -> None:
    about = [page for page in questions.pages.values() if page.path.who == "lead"]
    asked = [page for page in about if isinstance(page, QuestionPage)]
    assert asked
    for page in asked:
        sent = client.get(page.address).text
        assert not [one for one in RINGS_LEAD if one in sent], page.path


def test_every_question_page_says_how_old_the_guidance_is_and_links_what_to_change(
    client: HouseClient, questions: Tree
) -> None:
    asked = [page for page in questions.pages.values() if isinstance(page, QuestionPage)]
    for page in asked:
        sent = client.get(page.address).get_data(as_text=True)
        assert "2012 guidance, 2026 notes. Draft, not yet approved by the board." in sent
        text = re.sub(r"<a\b[^>]*>.*?</a>", "", main_of(sent), flags=re.S)
        assert not TO_ANSWER.search(html.unescape(text)), page.path


def test_both_numbers_of_social_care_stand_once_confirmed(
    app: Flask, client: HouseClient, find: Find
) -> None:
    pages = [find("bullying", "family"), find("bullying", "lead")]
    confirm("lado", "social-care", "social-care-night")
    for page in pages:
        body = main_of(client.get(page.address).get_data(as_text=True))
        lists = re.findall(r"<ul [^>]*data-open-first.*?</ul>", body, re.S)
        care = [listed for listed in lists if 'data-call="social-care' in listed]
        assert len(care) >= 2  # before a call, and after one
        for listed in care:
            assert "tel:01614960001" in listed and "tel:01614960002" in listed
            assert "hidden" not in listed and "app-call--lead" not in listed


@pytest.mark.parametrize(
    ("area", "in_order"),
    [
        ("bullying", ["lado", "social-care", "social-care-night"]),
        ("nude", ["social-care", "social-care-night", "lado"]),
    ],
)
def test_about_the_lead_the_lado_leads_but_not_what_is_for_now(
    app: Flask, client: HouseClient, find: Find, area: str, in_order: list[str]
) -> None:
    page = find(area, "lead")
    confirm("lado", "social-care", "social-care-night")
    body = main_of(client.get(page.address).get_data(as_text=True))
    first = AFTER_CALLS.sub("", DEPUTYS_PLACE.sub("", body[: body.index('id="you-now"')]))
    assert "Tell nobody where you work yet." in re.sub(r"<[^>]+>", "", first)
    rung = re.findall(r'data-call="([^"]+)"', first)
    others = [name for name in rung if name != "emergency-999"]
    assert others == [*in_order, "police-101"]
