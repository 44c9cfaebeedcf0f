"""What stops a command and can be mended at the keyboard is a sentence there, and no traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from webapp.config import BadSetting
from webapp.errors import AppError
from webapp.guidance.source.yaml_files import ContentFault
from webapp.keys.keyring import BadKeyFile
from webapp.triage.soundness import TreeNotSound
from webapp.web.assets import NotBuilt

UNDEFINED_TABLE = "42P01"
NO_TABLES = (
    "The database has no tables yet. Start the product once with `esafety run`, "
    "or make them with `esafety db upgrade`."
)


@contextmanager
def said_in_words() -> Iterator[None]:
    """Turn what a person can mend into a sentence; our own faults stay as they are."""
    try:
        yield
    except (BadSetting, NotBuilt, BadKeyFile) as fault:
        raise click.ClickException(str(fault)) from fault
    except (ContentFault, TreeNotSound) as fault:
        raise click.ClickException(f"The guidance does not hold together.\n{fault}") from fault
    except AppError as refusal:
        raise click.ClickException(refusal.sentence) from refusal
    except DatabaseError as trouble:
        sentence = _of_the_database(trouble)
        if not sentence:
            raise
        raise click.ClickException(sentence) from trouble


def _of_the_database(trouble: DatabaseError) -> str | None:
    """A sentence for a database that has no tables, does not answer or is none."""
    if _has_no_tables(trouble):
        return NO_TABLES
    if isinstance(trouble, OperationalError) or type(trouble) is DatabaseError:
        return f"DATABASE_URL must be a database that answers: {trouble.orig}"
    return None


def _has_no_tables(trouble: DatabaseError) -> bool:
    if isinstance(trouble, ProgrammingError):
        return getattr(trouble.orig, "sqlstate", None) == UNDEFINED_TABLE
    return str(trouble.orig).startswith("no such table")
