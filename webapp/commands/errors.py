"""Turns errors the operator can fix into one-line messages instead of tracebacks."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from webapp.config import BadSetting
from webapp.errors import AppError
from webapp.guidance.invariants.finding import MustBeSeen
from webapp.guidance.source.yaml_files import ContentFault
from webapp.keys.keyring import KeysUnreadable
from webapp.triage.soundness import TreeNotSound
from webapp.web.assets import NotBuilt

UNDEFINED_TABLE = "42P01"
NO_TABLES = (
    "The database has no tables yet. Start the product once with `esafety run`, "
    "or make them with `esafety db upgrade`."
)


@contextmanager
def explain_errors() -> Iterator[None]:
    """Re-raise errors the operator can fix as ClickException; bugs keep their traceback."""
    try:
        yield
    except (BadSetting, NotBuilt, KeysUnreadable) as fault:
        raise click.ClickException(str(fault)) from fault
    except (ContentFault, MustBeSeen, TreeNotSound) as fault:
        raise click.ClickException(f"The guidance does not hold together.\n{fault}") from fault
    except AppError as refusal:
        raise click.ClickException(refusal.sentence) from refusal
    except DatabaseError as trouble:
        sentence = _explain_database_error(trouble)
        if not sentence:
            raise
        raise click.ClickException(sentence) from trouble


def _explain_database_error(trouble: DatabaseError) -> str | None:
    """A sentence for a database that has no tables, does not answer or is not a database."""
    if _has_no_tables(trouble):
        return NO_TABLES
    if isinstance(trouble, OperationalError) or type(trouble) is DatabaseError:
        return f"DATABASE_URL must be a database that answers: {trouble.orig}"
    return None


def _has_no_tables(trouble: DatabaseError) -> bool:
    if isinstance(trouble, ProgrammingError):
        return getattr(trouble.orig, "sqlstate", None) == UNDEFINED_TABLE
    return str(trouble.orig).startswith("no such table")
