"""Single keys are on until somebody switches them off, in one browser and for nobody else."""

from flask import Flask

from tests.support.cast import COLLEAGUE, OFFICER, Enter, Person, open_browser

SCRIPT = "/keys.js"


def switches(person: Person, to: str) -> str:
    answer = person.submits("/unit/keys", {"keys": to}, page="/unit/")
    return str(person.opens(answer.location).text)


def test_they_are_switched_off_and_on_in_one_browser(app: Flask, enter: Enter) -> None:
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    assert SCRIPT in officer.opens("/unit/").text
    page = switches(officer, "off")
    assert SCRIPT not in page and "Switch keys on" in page
    assert SCRIPT in colleague.opens("/unit/").text
    assert SCRIPT in switches(officer, "on")
