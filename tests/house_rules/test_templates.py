"""Templates and phone files: nothing inline, nothing from another host."""

import re
from pathlib import Path

from tests.house_rules.test_files import ROOT, tracked

INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
)
ANOTHER_HOST = re.compile(r"""(?:src|srcset|action|url\()\s*=?\s*["'(]?\s*(?:https?:)?//""")
BARE_HTMX = re.compile(r"(?<![\w-])hx-[a-z]+")
# htmx would look for an element called “closest”, find none, and never ask.
FROM_SEVERAL_WORDS = re.compile(r"from:(?:closest|find|next|previous)\b")
UNSAFE = re.compile(r"\|\s*safe\b|Markup\(|innerHTML|insertAdjacentHTML|document\.write|\beval\(")


def offenders(pattern: re.Pattern[str], *globs: str) -> list[Path]:
    return [path for path in tracked(*globs) if pattern.search(path.read_text())]


def test_no_template_has_inline_script_or_style() -> None:
    assert offenders(INLINE, "templates/*.html") == []


def test_nothing_is_loaded_from_another_host() -> None:
    assert offenders(ANOTHER_HOST, "templates/*.html", "static/*.scss", "static/*.js") == []


def test_no_text_is_put_into_a_page_unescaped() -> None:
    assert offenders(UNSAFE, "templates/*.html", "static/*.js", "service_worker/*.js") == []
    assert (ROOT / "templates").is_dir()


def test_attributes_of_htmx_are_data_attributes() -> None:
    assert offenders(BARE_HTMX, "templates/*.html", "static/*.js") == []


def test_where_a_trigger_comes_from_is_quoted() -> None:
    assert offenders(FROM_SEVERAL_WORDS, "templates/*.html") == []
