"""`esafety guidance`: correct the words that phones receive, without a programmer."""

from itertools import islice
from pathlib import Path
from typing import Any

import click
import yaml

from webapp.approvals import correcting
from webapp.approvals.comparison import Difference, Kind, compare_words, find_differences
from webapp.commands import setup
from webapp.commands.product import product
from webapp.database.writing import writing
from webapp.guidance import contacts, corrections, editions
from webapp.guidance.source.loading import load_data, parse_data
from webapp.guidance.source.texts import (
    NONE,
    Corrections,
    id_of,
    merge,
    read_words,
    shipped_words,
)
from webapp.proposals.deciding import names_for_the_command_line
from webapp.proposals.proposing import note_done
from webapp.triage.changed_pages import find_changed_pages
from webapp.triage.checking import check_content

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MOST_PAGES = 30
MARKS = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
NO_APPROVAL = (
    "This does not approve the edition, it only says who has read both versions. "
    "A lead approves the edition in the unit: Unit → Guidance."
)
PROPOSED = (
    "Proposed. {names} can approve it in the unit, on the start page, within 72 hours. Until then "
    "phones keep the words that they have."
)
FITS = "The corrections that are published fit this release."
NOT_FOUND = "No text that can be corrected has this in its words or in its id."
NO_CORRECTION = "No correction is published."
NO_CHANGE = "Nothing differs from what phones have."


@click.group()
def guidance() -> None:
    """The guidance that phones receive, and how to correct its words."""


@guidance.command()
@click.argument("phrase", default="")
def texts(phrase: str) -> None:
    """Print each text that can be corrected, as `id: words`; with PHRASE, those that have it.

    Write those to be corrected into a FILE with the words that they should have, then:
    esafety guidance preview FILE
    """
    with product():
        corrected, found = corrections.current(), False
        for text, shipped in shipped_words().items():
            words = corrected[text].now if text in corrected else shipped
            if phrase.casefold() in f"{text} {words}".casefold():
                found = True
                if words != shipped:
                    click.echo(f"# Corrected. The release says: {shipped}")
                click.echo(yaml.safe_dump({text: words}, allow_unicode=True, width=100), nl=False)
        if not found:
            raise click.ClickException(NOT_FOUND)


@guidance.command()
def check() -> None:
    """Check whether what is corrected fits this release, and print the order on advice.

    Before an upgrade, run it with the new release on the database of the old one: it changes
    nothing there.
    """
    with product():
        if fault := correcting.find_misfit():
            raise click.ClickException(f"{fault}\n{correcting.WAYS_OUT}")
        corrected = corrections.current()
        for line in parse_data(load_data(corrections=corrected)).stronger.in_words():
            click.echo(line)
        click.echo(FITS if corrected else NO_CORRECTION)


@guidance.command()
@click.argument("file", type=FILE)
def preview(file: Path) -> None:
    """Check FILE, and show what it changes, word for word, and which pages. Publishes nothing."""
    with product():
        _show(*_read_both(_read(file)))


@guidance.command()
@click.argument("file", type=FILE, required=False)
@click.option(
    "--approved-by",
    default="",
    help="The lead who read both versions, where nobody at the unit can decide.",
)
@click.option("--as-shipped", is_flag=True, help="Take back every correction.")
def publish(file: Path | None, approved_by: str, as_shipped: bool) -> None:
    """Publish the words in FILE; without one, whatever is not published yet.

    FILE is YAML: the id of a text, and the words that it should have. They replace those of the
    release from now on, after restarts and upgrades too; what was corrected before stays corrected.
    To take one correction back, give that text the words of the release. Somebody at the unit must
    approve them first, if anybody there can: a lead, or an officer where there is no lead. Else
    give the name of the lead who has read both versions with --approved-by.
    """
    if file and as_shipped:
        raise click.UsageError("Give a file or --as-shipped, not both.")
    with product():
        if (file or as_shipped) and _propose_or_store(file, approved_by):
            return
        click.echo(setup.publish())


def _propose_or_store(file: Path | None, approved_by: str) -> bool:
    """Show the differences, and propose the words; store them, where nobody can decide it.

    Returns whether they are proposed. Raises ContentFault, ApproverMissing, …
    """
    after, corrected = corrections.newest_number(), _read(file) if file else NONE
    texts, pages = _show(*_read_both(corrected))
    if corrected == corrections.current():
        return False
    if names := names_for_the_command_line(correcting.GUIDANCE):
        correcting.propose(corrected, after=after, texts=texts, pages=pages)
        click.echo(PROPOSED.format(names=" or ".join(names)))
        return True
    with writing():
        corrections.store(corrected, approved_by=approved_by, after=after)
    done = correcting.payload_of_done(corrected, texts=texts, pages=pages)
    note_done(correcting.GUIDANCE, done, subject=correcting.SUBJECT)
    click.echo(NO_APPROVAL)
    return False


def _read(file: Path) -> Corrections:
    return merge(corrections.current(), read_words(file))


def _read_both(corrected: Corrections) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data that phones have, and the corrected data. Raises what is wrong with the words."""
    data = load_data(contacts.find_in_force(), corrections=corrected)
    check_content(parse_data(data))
    return editions.load_data_on_phones() if editions.is_any_published() else load_data(), data


def _show(was: dict[str, Any], now: dict[str, Any]) -> tuple[int, int]:
    """Print what differs. Returns how many texts and how many pages do."""
    differences = list(find_differences(was, now))
    for one in differences:
        click.echo(_in_words(one))
    pages = find_changed_pages(parse_data(was), parse_data(now))
    click.echo(f"Pages that change: {len(pages)}" if differences else NO_CHANGE)
    for page in islice(pages, MOST_PAGES):
        click.echo(f"    {page.address}  {page.title}")
    if len(pages) > MOST_PAGES:
        click.echo(f"    … and {len(pages) - MOST_PAGES} more")
    return len(differences), len(pages)


def _in_words(one: Difference) -> str:
    """Both versions, the words that differ marked as in `git diff --word-diff`."""
    pieces = compare_words(one.was, one.now)
    was = _mark(pieces, Kind.REMOVED) or "(nothing)"
    now = _mark(pieces, Kind.ADDED) or "(nothing)"
    return f"{click.style(id_of(one.trail), bold=True)}\n    was  {was}\n    now  {now}\n"


def _mark(pieces: list[Any], own: Kind) -> str:
    shown = [piece for piece in pieces if piece.kind in (Kind.SAME, own)]
    marked = (_space(piece.text) + MARKS[piece.kind].format(piece.text.strip()) for piece in shown)
    return "".join(marked).strip()


def _space(text: str) -> str:
    return " " if text[:1].isspace() else ""
