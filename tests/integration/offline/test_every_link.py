"""Nothing offered is missing: where each link of a core page leads with only the core stored."""

import re
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from webapp.offline.pack_contents import core_paths, library_paths

LINK = re.compile(r'href="(/[^"#]*)')


def test_every_link_of_a_core_page_has_an_end_while_only_the_core_is_stored(
    client: FlaskClient,
) -> None:
    """A core page, the graver steps that the link names, or “No signal” with what is stored."""
    core, library = set(core_paths()), set(library_paths())
    steps = 0
    for path in core:
        for link in set(LINK.findall(client.get(path).text)):
            target = urlsplit(link)
            if target.path in library and target.path.startswith("/steps/"):
                assert f"/steps/{target.query}" in core, (path, link)
                steps += 1
    assert steps > 200
    help_page = client.get("/no-signal").text
    assert all(f'href="{stored}"' in help_page for stored in ("/steps/", "/contacts", "/report"))
