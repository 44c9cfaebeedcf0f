"""Every page of the packs keeps the house style, and shows all it must: no unconfirmed number."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from flask import Flask

from tests.support.client import HouseClient
from tests.support.pack_pages import pages_in, read_body
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db
from webapp.guidance import editions
from webapp.guidance.source.content import Content
from webapp.guidance.steps.deciding import decide
from webapp.guidance.steps.outcome import PathOutcome
from webapp.offline import pack
from webapp.offline.pack_contents import core_paths, library_paths
from webapp.triage.tree import build_tree
from webapp.web.assets import icon_in_page

CHECKLIST = Path(__file__).parents[2] / "unit" / "guidance" / "checklist.yaml"
RELAY_UK = {"18000", "18001101"}
NOT_CONFIRMED = "Social care: not confirmed yet."
NOTE = re.compile(r'<p class="app-note">(.*?)</p>', re.DOTALL)
ALONE = re.compile(r"<span data-if-alone>.*?</span>")
INLINE = re.compile(r"</?[ab]\b[^>]*>")
OUTWARD = re.compile(r'(?<!data-fact-)(?:href|action|src)="((?!/|#)[^"]*)"')


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A new product with its first edition; pages do not depend on the database used."""
    folder = tmp_path_factory.mktemp("instance")
    app = create_app(Config.from_environment({"INSTANCE_DIR": str(folder)}))
    app.test_client_class = HouseClient  # it checks each page that goes into a pack
    with app.app_context():
        db.create_all()
        editions.publish_if_changed()
        yield app
        db.engine.dispose()


@pytest.fixture(scope="module")
def content(app: Flask) -> Content:
    return editions.current().content


@pytest.fixture(scope="module")
def pages(app: Flask) -> dict[str, str]:
    """Every page as it goes into a pack."""
    paths = [*core_paths(), *library_paths()]
    return pages_in(read_body(pack.render_body(app, paths, "an edition").decode()))


def test_every_page_of_steps_shows_all_that_its_path_leads_to(
    pages: dict[str, str], content: Content
) -> None:
    outcomes = build_tree(content).outcomes
    assert len(outcomes) > 400
    for ending in outcomes:
        page = words(pages[ending.address])
        lacking = [said for said in all_of(decide(ending.path, content)) if said not in page]
        assert lacking == [], ending.path


def test_no_page_of_steps_says_what_is_true_today_twice(
    pages: dict[str, str], content: Content
) -> None:
    for ending in build_tree(content).outcomes:
        notes = NOTE.findall(pages[ending.address])
        assert len(notes) == len(set(notes)), ending.path


def test_every_page_links_only_to_what_may_be_shown(
    pages: dict[str, str], content: Content
) -> None:
    may_be_shown = {contact.href for contact in content.contacts.values()}
    may_be_shown |= {f"tel:{number}" for number in RELAY_UK} | {icon_in_page()}
    for address, page in pages.items():
        outward = {html.unescape(link) for link in OUTWARD.findall(page)}
        assert outward <= may_be_shown, address


def test_no_page_shows_an_old_address_or_an_unconfirmed_number(
    pages: dict[str, str],
) -> None:
    checklist = yaml.safe_load(CHECKLIST.read_text("utf-8"))
    numbers = {re.sub(r"\D", "", number) for number in checklist["for_the_lead"]} - RELAY_UK
    assert len(numbers) > 3
    for address, page in pages.items():
        digits = re.sub(r"(?<=\d)[ ()-]+(?=\d)", "", words(page))
        assert [number for number in numbers if number in digits] == [], address
        old = checklist["historic_addresses"]
        # The search shows what chapters say.
        if not address.startswith(("/guidance/", "/search")):
            old = old + checklist["historic_names"]
        assert [one for one in old if one in page.lower()] == [], address


def test_whom_to_ring_until_a_number_is_confirmed_is_said_once_and_within_reach(
    pages: dict[str, str],
) -> None:
    awaiting = {address for address, page in pages.items() if 'id="until-then"' in page}
    assert {"/contacts", "/tables/bullying", "/tables/sexual"} <= awaiting
    for address in awaiting:
        said = pages[address].split('id="until-then"')
        assert len(said) == 2, address
        assert 'href="tel:101"' in said[1].split("</p>")[0], address


def test_steps_that_offer_the_lead_say_once_beside_101_that_social_care_is_not_confirmed(
    pages: dict[str, str], content: Content
) -> None:
    for ending in build_tree(content).outcomes:
        acts = decide(ending.path, content).acts
        assert acts
        page = pages[ending.address]
        assert page.count(NOT_CONFIRMED) == acts.rings_lead, ending.path
        if acts.rings_lead:
            still_worried = page.split('aria-labelledby="still"')[1].split("</section>")[0]
            assert NOT_CONFIRMED in still_worried and 'href="tel:101"' in still_worried, ending.path


def all_of(outcome: PathOutcome) -> Iterator[str]:
    """Every sentence of the acts, must-shows, phases and notes."""
    acts = outcome.acts
    assert acts
    yield from (acts.title, acts.did)
    yield from (line.text for line in (*acts.lines, *acts.page, *acts.lead, *acts.steps))
    yield from (f"{one.name} {one.when}" for one in acts.know)
    for item in outcome.must_show:
        yield from (item.title, *(line.text for line in item.lines))
    for phase in outcome.phases:
        yield phase.label.split(":")[0]
        for row in phase.rows:
            yield from (row.title, row.source, row.blank, *(step.text for step in row.steps))
    for note in outcome.notes:
        yield from (note.was, note.now)


def words(page: str) -> str:
    """What everybody reads on it; a link within a sentence leaves no gap."""
    page = ALONE.sub("", page)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", INLINE.sub("", page))))
