"""Every page of the pack shows all that it must, and no unconfirmed number."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from flask import Flask

from tests.support.pack_pages import pages_in
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db
from webapp.guidance import editions
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import MustShow, Note
from webapp.guidance.steps.deciding import decide
from webapp.guidance.steps.outcome import PathOutcome
from webapp.offline import pack
from webapp.offline.pack_contents import page_paths
from webapp.triage.tree import build_tree

CHECKLIST = Path(__file__).parents[2] / "unit" / "guidance" / "checklist.yaml"
RELAY_UK = {"18000", "18001101"}
AWAITING, UNTIL_THEN = "number awaiting confirmation", "Until a number is confirmed, ring"
OUTWARD = re.compile(r'(?:href|action|src)="((?!/|#)[^"]*)"')


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A new product with its first edition; pages do not depend on the database used."""
    folder = tmp_path_factory.mktemp("instance")
    app = create_app(Config.from_environment({"INSTANCE_DIR": str(folder)}))
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
    """Every page as it goes into the pack."""
    return pages_in(json.loads(pack.render_body(app, page_paths(), "an edition")))


def test_every_page_of_steps_shows_all_that_its_path_leads_to(
    pages: dict[str, str], content: Content
) -> None:
    outcomes = build_tree(content).outcomes
    assert len(outcomes) > 200
    for ending in outcomes:
        page = words(pages[ending.address])
        lacking = [said for said in all_of(decide(ending.path, content)) if said not in page]
        assert lacking == [], ending.path


def test_every_page_links_only_to_what_may_be_shown(
    pages: dict[str, str], content: Content
) -> None:
    may_be_shown = {contact.href for contact in content.contacts.values()}
    may_be_shown |= {f"tel:{number}" for number in RELAY_UK}
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
        said = [old for old in checklist["historic_addresses"] if old in page.lower()]
        assert said == [], address


def test_whom_to_ring_until_a_number_is_confirmed_is_said_once_and_within_reach(
    pages: dict[str, str], content: Content
) -> None:
    awaiting = {address for address, page in pages.items() if AWAITING in words(page)}
    assert len(awaiting) > 200
    for address in awaiting:
        main = pages[address].split("<main")[1]
        assert f'href="{content.contacts["nspcc"].href}"' in main, address
        assert 'href="tel:101"' in main, address
        places, said = main.count('id="until-then"'), words(main).count(UNTIL_THEN)
        assert places == said == (0 if "app-care--urgent" in main else 1), address


def test_an_outcome_says_whom_to_ring_until_then_beside_the_button_of_the_lead(
    pages: dict[str, str], content: Content
) -> None:
    for ending in build_tree(content).outcomes:
        after = pages[ending.address].split("data-my-lead-missing")[1]
        if AWAITING in after:
            assert after.index('id="until-then"') < after.index("</li>"), ending.path


def all_of(advice: PathOutcome) -> Iterator[str]:
    """Every sentence of the advice."""
    yield from (line.text for line in advice.first)
    for item in (*advice.lead_in, *advice.must_show, *advice.last):
        yield from sentences(item)
    for phase in advice.phases:
        yield phase.label
        for row in phase.rows:
            yield from (row.title, row.source, row.blank)
            yield from noted(row.notes)
            for step in row.steps:
                yield from (step.text, step.who.label)
                yield from noted(step.notes)


def sentences(item: MustShow) -> Iterator[str]:
    yield item.title
    yield from (line.text for line in item.lines)


def noted(notes: tuple[Note, ...]) -> Iterator[str]:
    for note in notes:
        yield from (note.was, note.now)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))
