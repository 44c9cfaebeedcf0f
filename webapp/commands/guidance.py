"""`esafety guidance`: correct the words that phones receive, without a programmer."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import click

from webapp.approvals import correcting
from webapp.commands import setup
from webapp.commands.product import product
from webapp.database.writing import writing
from webapp.guidance import contacts, corrections, editions
from webapp.guidance.differences import Difference, find_differences
from webapp.guidance.locked import require_words_only
from webapp.guidance.overlay import read_overlay
from webapp.guidance.source.loading import load_data, parse_data
from webapp.guidance.source.yaml_files import shipped_texts
from webapp.guidance.word_changes import Kind, compare_words
from webapp.proposals.deciding import names_for_the_command_line
from webapp.proposals.proposing import note_done
from webapp.triage.changed_pages import find_changed_pages
from webapp.triage.checking import check_content
from webapp.triage.misfit import WAYS_OUT, find_misfit

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
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
NO_CORRECTION = "No correction is published."
NO_CHANGE = "Nothing differs from what phones have."


@click.group()
def guidance() -> None:
    """The guidance that phones receive, and how to correct its words."""


@guidance.command("copy")
@click.argument("folder", type=click.Path(path_type=Path))
def copy_files(folder: Path) -> None:
    """Write the content files as they are now into a new FOLDER, to be corrected there."""
    with product():
        if folder.exists():
            raise click.ClickException(f"{folder} exists. Give the name of a new folder.")
        for name, text in (shipped_texts() | dict(corrections.current_files())).items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        click.echo(f"Change words in {folder}, then: esafety guidance check {folder}")


@guidance.command()
@click.argument("folder", type=FOLDER, required=False)
def check(folder: Path | None) -> None:
    """Check the corrected files in FOLDER: all that a start checks, and what must be seen.

    Without FOLDER, check whether what is published fits this release. Before an upgrade, run it
    with the new release on the database of the old one: it changes nothing there.
    """
    with product():
        _tell_order()
        if folder is None:
            if fault := find_misfit():
                raise click.ClickException(f"{fault}\n{WAYS_OUT}")
            click.echo(FITS if corrections.current_files() else NO_CORRECTION)
            return
        was, now = _read_both(folder)
        count = len(find_differences(was, now))
        click.echo(f"No fault found. Texts that differ: {count}.")


@guidance.command()
@click.argument("folder", type=FOLDER)
def preview(folder: Path) -> None:
    """Show what FOLDER changes, word for word, and which pages. Publishes nothing."""
    with product():
        _show(*_read_both(folder))


@guidance.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option(
    "--approved-by",
    default="",
    help="The lead who read both versions, where nobody at the unit can decide.",
)
@click.option("--as-shipped", is_flag=True, help="Take back every correction.")
def publish(folder: Path | None, approved_by: str, as_shipped: bool) -> None:
    """Publish the corrected files in FOLDER; without one, whatever is not published yet.

    The files replace those of the release from now on, after restarts and upgrades too. Somebody
    at the unit must approve them first, if anybody there can: a lead, or an officer where there is
    no lead. Else give the name of the lead who has read both versions with --approved-by.
    """
    if folder and as_shipped:
        raise click.UsageError("Give a folder or --as-shipped, not both.")
    with product():
        if (folder or as_shipped) and _propose_or_store(folder, approved_by):
            return
        click.echo(setup.publish())


def _tell_order() -> None:
    """Print the order on advice, which a lead signs in stronger.yaml by name and date."""
    content = parse_data(load_data(instead=corrections.current_files()))
    for line in content.stronger.in_words():
        click.echo(line)


def _propose_or_store(folder: Path | None, approved_by: str) -> bool:
    """Show the differences, and propose the files; store them, where nobody can decide it.

    Returns whether they are proposed. Raises ContentFault, ApproverMissing, …
    """
    after, files = corrections.newest_number(), _files(folder)
    texts, pages = _show(*_read_both(folder))
    if not corrections.is_new(files):
        return False
    if names := names_for_the_command_line(correcting.GUIDANCE):
        correcting.propose(files, after=after, texts=texts, pages=pages)
        click.echo(PROPOSED.format(names=" or ".join(names)))
        return True
    with writing():
        corrections.store(files, approved_by=approved_by, after=after)
    done = correcting.payload_of_done(files, texts=texts, pages=pages)
    note_done(correcting.GUIDANCE, done, subject=correcting.SUBJECT)
    click.echo(NO_APPROVAL)
    return False


def _files(folder: Path | None) -> Mapping[str, str]:
    return read_overlay(folder, corrected=corrections.current_files()) if folder else {}


def _read_both(folder: Path | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data that phones have, and that of the folder. Raises what is wrong with the folder."""
    files = _files(folder)
    require_words_only(files)
    corrected = load_data(contacts.find_in_force(), instead=files)
    check_content(parse_data(corrected))
    was = editions.load_data_on_phones() if editions.is_any_published() else load_data()
    return was, corrected


def _show(was: dict[str, Any], now: dict[str, Any]) -> tuple[int, int]:
    """Print what differs. Returns how many texts and how many pages do."""
    differences = find_differences(was, now)
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
    where = " › ".join(one.trail) + (f"  ({one.place})" if one.place else "")
    was = _mark(pieces, Kind.REMOVED) or "(nothing)"
    now = _mark(pieces, Kind.ADDED) or "(nothing)"
    return f"{click.style(where, bold=True)}\n    was  {was}\n    now  {now}\n"


def _mark(pieces: list[Any], own: Kind) -> str:
    shown = [piece for piece in pieces if piece.kind in (Kind.SAME, own)]
    marked = (_space(piece.text) + MARKS[piece.kind].format(piece.text.strip()) for piece in shown)
    return "".join(marked).strip()


def _space(text: str) -> str:
    return " " if text[:1].isspace() else ""
