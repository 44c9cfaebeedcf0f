"""What is wrong with a page is found, and nothing is found on a sound one."""

import pytest
from werkzeug.datastructures import Headers

from tests.support.house_style import find_fragment_faults, find_page_faults
from webapp.web.headers import PAGE_HEADERS

SOUND = """<!DOCTYPE html><html lang="en-GB"><head><title>E-safety</title></head><body>
<h1>Sign in</h1>{}</body></html>"""
HEADERS = Headers(PAGE_HEADERS)


@pytest.mark.parametrize(
    "part",
    [
        "<p>1 &lt; 2 &amp; 3</p>",
        "<table><caption>x</caption><tbody><tr><td>1</td></tr></tbody></table>",
        "<p><svg viewBox='0 0 1 1'><path d='M0 0'/></svg> x</p>",
        "<textarea id='a' aria-label='x'>\n a <b> </textarea>",
        "<template><p id='a'></p></template><p id='a'>x</p>",
        "<input id='a' name='a'><label for='a'>A</label><br>",
    ],
)
def test_a_sound_part_has_no_fault(part: str) -> None:
    assert find_page_faults(SOUND.format(part), HEADERS) == []
    assert find_fragment_faults(part, HEADERS) == []


@pytest.mark.parametrize(
    "part",
    [
        "<div>",
        "x</p>",
        "<p><b>x</p></b>",
        "<p>a<div>b</div></p>",
        "<a href='/a'>a<a href='/b'>b</a></a>",
        "<form><form></form></form>",
        "<table>x<tbody><tr><td>1</td></tr></tbody></table>",
        "<table><tr><td>1</td></tr></table>",
        "<tr><td>x</td></tr>",
        "<ul><li>a<li>b</ul>",
        "<div/>x",
        "<h1><h2>x</h2></h1>",
        "<p id=a id=b>x</p>",
        "<a href='/a'class='b'>x</a>",
        "a < b",
        "a &foo; b",
        "<!-- a",
        "<p id='a'></p><p id='a'></p>",
        "<label for='nothing'>x</label>",
        "<input name='a'>",
        "<p style='color: red'>x</p>",
        "<script>alert(1)</script>",
        "<p onclick='x'>x</p>",
    ],
)
def test_a_fault_is_found(part: str) -> None:
    assert find_page_faults(SOUND.format(part), HEADERS)
    assert find_fragment_faults(part, HEADERS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<!DOCTYPE html>", ""),
        ("<h1>Sign in</h1>", ""),
        ("<h1>", "<h1>x</h1><h1>"),
        ("<title>E-safety</title>", ""),
        (' lang="en-GB"', ""),
        ("</html>", "</html>x"),
        ("<body>", "<body data-choices><form><input name='a' aria-label='a'></form>"),
    ],
)
def test_a_fault_of_a_whole_page_is_found(old: str, new: str) -> None:
    assert find_page_faults(SOUND.format("").replace(old, new), HEADERS)


def test_headers_are_looked_at() -> None:
    for name in PAGE_HEADERS:
        without = Headers({one: value for one, value in PAGE_HEADERS.items() if one != name})
        assert find_page_faults(SOUND.format(""), without)
