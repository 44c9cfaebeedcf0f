"""The pages that offer papers, and each answer that is not a paper."""

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.reading import links
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db
from webapp.guidance.pages import TABLES
from webapp.paper import printing, shelf, views

pytestmark = pytest.mark.postgresql


def test_every_paper_is_offered_with_its_size_once_it_is_printed(
    printed: list[str], client: HouseClient
) -> None:
    assert "Being made" in client.get("/papers/").text
    names = list(shelf.print_missing())
    page = client.get("/papers/")
    assert {f"/papers/{name}" for name in names} <= set(links(page))
    assert page.text.count("PDF, ") == len(names)
    assert "Draft, not yet approved by the board." in page.text


def test_a_paper_is_a_pdf_with_a_file_name_and_is_not_sent_twice(
    printed: list[str], client: HouseClient
) -> None:
    list(shelf.print_missing())
    answer = client.get("/papers/table-2", follow_redirects=True)
    assert answer.mimetype == "application/pdf"
    assert 'filename="e-safety-2026.4.0-table-2.pdf"' in answer.headers["Content-Disposition"]
    tag = answer.headers["ETag"]
    again = client.get(answer.request.path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_contents_page_and_each_table_lead_to_papers(
    printed: list[str], client: HouseClient
) -> None:
    list(shelf.print_missing())
    assert "/papers/" in links(client.get("/guidance/"))
    for name in TABLES:
        offered = [link for link in links(client.get(f"/tables/{name}")) if "/papers/" in link]
        assert len(offered) == 1
        assert client.get(offered[0]).status_code == 302


def test_a_paper_that_is_not_printed_yet_says_when_to_try_again(
    printed: list[str], client: HouseClient
) -> None:
    answer = client.get("/papers/table-2")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert "Try again in a minute." in answer.text


@pytest.mark.parametrize("path", ["/papers/table-9", "/papers/2026.4.0/table-9", "/papers/1999/x"])
def test_no_paper_is_made_up(printed: list[str], client: HouseClient, path: str) -> None:
    list(shelf.print_missing())
    assert client.get(path).status_code == 404


def test_without_pango_the_pages_say_so(
    printed: list[str], client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (views, shelf, printing):
        monkeypatch.setattr(module, "can_print", lambda: False)
    page = client.get("/papers/").text
    assert "print it with your browser" in page and "Being made" not in page
    answer = client.get("/papers/table-2")
    assert answer.status_code == 404 and "libpango" in answer.text
    with pytest.raises(printing.CannotPrint):
        printing.print_pdf("", identifier="")


def test_switched_off_no_page_offers_papers(printed: list[str], app: Flask, config: Config) -> None:
    env = {"INSTANCE_DIR": str(config.instance_dir), "PAPERS": "no"}
    off = create_app(Config.from_environment(env | {"DATABASE_URL": database_of(app)}))
    client = off.test_client()
    assert client.get("/papers/").status_code == 404
    for path in ("/guidance/", "/tables/sexual"):
        assert "/papers/" not in client.get(path).text
    with off.app_context():
        db.engine.dispose()


def database_of(app: Flask) -> str:
    return str(app.config["SQLALCHEMY_DATABASE_URI"])
