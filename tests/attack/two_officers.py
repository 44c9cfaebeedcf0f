"""Two officers who act at once on the same few incidents, in one process, until it is killed.

`python -m tests.attack.two_officers FOLDER URL SEED`, on a database with reports and accounts.
"""

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from tests.attack.installation import application
from tests.support.cast import COLLEAGUE, OFFICER, Member, Person, open_browser
from tests.support.in_hand import NEWEST, number_of
from webapp.extensions import db
from webapp.reports.models import Report
from webapp.vocabulary.act import InErrorReason, PutBackReason, ReopenedReason
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.waiting_for import WaitingFor

UNTIL = (datetime.now(UTC) + timedelta(days=7)).date().isoformat()


def main(folder: Path, url: str, seed: int) -> None:
    """Both act until this process ends."""
    with application(folder, url) as app, ThreadPoolExecutor(2) as both:
        numbers = list(db.session.scalars(select(Report.id)))
        colleagues = {OFFICER: number_of(COLLEAGUE), COLLEAGUE: number_of(OFFICER)}
        for member, colleague in colleagues.items():
            chance = random.Random(f"{seed} {member.name}")
            both.submit(act, app, member, colleague, numbers, chance)


def act(
    app: Flask, member: Member, colleague: str, numbers: list[int], chance: random.Random
) -> None:
    """Do one thing after another, whatever the pages answer: they may refuse what came too late."""
    person = open_browser(app, member)
    while True:
        number, other = chance.sample(numbers, 2)
        page = f"/unit/reports/{number}"
        path, filled_in = chance.choice(acts_on(person, page, other, colleague))
        person.submits(f"{page}/{path}", filled_in, page=page)


def acts_on(
    person: Person, page: str, other: int, colleague: str
) -> list[tuple[str, dict[str, object]]]:
    """What can be done on this page of a report, and what each form is filled in with."""
    newest = NEWEST.findall(person.opens(page).text)
    return [
        ("received", {}),
        ("take", {}),
        ("give", {"to": colleague, "line": "Please ring back"}),
        ("put-back", {"reason": PutBackReason.HOURS.value}),
        ("wait", {"whom": WaitingFor.POLICE.value, "until": UNTIL}),
        ("go-on", {}),
        ("received-in-error", {"in_error": InErrorReason.PRESSED.value}),
        (f"join/{other}", {}),
        ("split", {}),
        ("close", {"newest": newest[0] if newest else "", "outcome": Outcome.ADVICE.value}),
        ("reopen", {"reason": ReopenedReason.MISTAKE.value}),
        ("notes", {"note-text": "Rang, no answer"}),
        ("tasks", {"task-text": "Ring", "task-to": colleague, "task-due": UNTIL}),
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
