"""Finds why the words that a lead corrected do not fit this release, if they do not.

They fitted the release that they were made on. The next one may bring other rules or other words.
"""

from functools import lru_cache

from webapp.guidance import corrections
from webapp.guidance.invariants.finding import MustBeSeen
from webapp.guidance.source.loading import load_data, parse_data
from webapp.guidance.source.yaml_files import ContentFault
from webapp.triage.checking import check_content
from webapp.triage.soundness import TreeNotSound

FAULTS = (ContentFault, TreeNotSound, MustBeSeen)
WAYS_OUT = (
    "Phones keep the words that they have. There are two ways out:\n"
    "1. Mend them: `esafety guidance copy FOLDER`, change what is named here, then "
    "`esafety guidance publish FOLDER --approved-by NAME`.\n"
    "2. Take every correction back: `esafety guidance publish --as-shipped --approved-by NAME`."
)


def find_misfit() -> str:
    """What is wrong with them, each with file, line or rule; empty if they fit or there are none.

    Takes a second, once a process for each correction.
    """
    files = corrections.current_files()
    return _find_misfit(tuple(sorted(files.items()))) if files else ""


@lru_cache(maxsize=1)
def _find_misfit(files: tuple[tuple[str, str], ...]) -> str:
    try:
        check_content(parse_data(load_data(instead=dict(files))))
    except FAULTS as fault:
        return str(fault)
    return ""
