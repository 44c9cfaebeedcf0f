"""The phone's sources: the worker only listens, a behaviour is bound to one attribute."""

import json
import re
from itertools import combinations

from hatch_build import BUILT, build_phone_files
from tests.house_rules.test_files import ROOT, tracked

LISTENER = re.compile(r'^self\.addEventListener\("\w+", \(event\) =>', re.MULTILINE)
ATTRIBUTE = re.compile(r'^export const attribute = "(data-[a-z-]+)";$', re.MULTILINE)
TOUCHES_EVENT = re.compile(r"\bevent\.(waitUntil|respondWith)\b")
IMPORT = re.compile(r'^import .*"([./a-z-]+)";$', re.MULTILINE)
COMMENT = re.compile(r"/\*\*\s|// ")


def test_only_the_workers_entry_file_listens_and_touches_the_event() -> None:
    entry = ROOT / "service_worker" / "worker.js"
    assert len(LISTENER.findall(entry.read_text())) == 5
    for path in tracked("service_worker/*.js"):
        if path != entry:
            text = path.read_text()
            assert not LISTENER.search(text) and not TOUCHES_EVENT.search(text), path


def test_each_behaviour_has_one_attribute_that_some_page_carries() -> None:
    pages = " ".join(path.read_text() for path in tracked("templates/*.html"))
    entry = (ROOT / "static" / "js" / "app.js").read_text()
    behaviours = tracked("static/js/behaviours/*.js")
    attributes = {path: ATTRIBUTE.findall(path.read_text()) for path in behaviours}
    for path, named in attributes.items():
        assert len(named) == 1 and re.search(rf"\s{named[0]}\b", pages), path
        assert f"./behaviours/{path.name}" in entry, path
    assert len({named[0] for named in attributes.values()}) == len(behaviours) > 20


def test_the_one_script_of_every_page_begins_by_registering_the_worker() -> None:
    first_imports = {
        name: IMPORT.findall((ROOT / "static" / "js" / name).read_text())[0]
        for name in ("app.js", "report.js")
    }
    assert first_imports == {"app.js": "./phone/register-now.js", "report.js": "./app.js"}
    page = (ROOT / "templates" / "layouts" / "reporter.html").read_text()
    assert re.findall(r"<script .*asset_url\('(\w+)", page) == ["app"]


def test_no_module_is_in_two_of_the_scripts_that_a_first_visit_downloads() -> None:
    held = {name: list_modules(name) for name in ("app.js", "report.js", "worker.js")}
    assert "service_worker/phone/outbox.js" in held["app.js"]
    assert "service_worker/lifecycle.js" in held["worker.js"]
    twice = {pair: held[pair[0]] & held[pair[1]] for pair in combinations(held, 2)}
    assert {pair: modules for pair, modules in twice.items() if modules} == {}


def list_modules(script: str) -> set[str]:
    """The sources that a script holds, by its map, where those that it only reads are `PHONE:…`."""
    sources = json.loads((BUILT / build_phone_files() / f"{script}.map").read_text())["sources"]
    return {source.lstrip("./") for source in sources if not source.startswith("PHONE:")}


def test_each_source_begins_with_a_comment() -> None:
    sources = tracked("service_worker/*.js", "static/js/*.js")
    assert [path for path in sources if not COMMENT.match(path.read_text())] == []
