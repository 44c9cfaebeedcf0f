"""Name tokens: made with each report, made again under another key, gone with what is erased."""

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.incidents import kill_after
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import erasing
from webapp.incidents.erasable import find_erasable
from webapp.reports import reindexing
from webapp.reports.models import Report
from webapp.reports.reindexing import count_without_tokens, index_again, index_batch
from webapp.texts import hash_keys, name_tokens, storage_keys
from webapp.texts.models import NameToken
from webapp.texts.name_tokens import hash_words
from webapp.texts.storage_keys import StorageKeyAway
from webapp.vocabulary.name_kind import NameKind

JO = {"contact_name": "Jo Marsh", "contact_phone": "+44 20 7946 0123"}


def erase(reference: str) -> int:
    return erasing.erase(find_erasable(reference), reason="asked", by="Ada Lead")


def found_by(word: str, kind: NameKind = NameKind.WORKER) -> list[int]:
    db.session.rollback()
    query = select(NameToken.report_number).where(NameToken.kind == kind.value)
    return [*db.session.scalars(query.where(NameToken.token == hash_words([word])[0]))]


def forget_tokens() -> None:
    """Leaves reports without tokens, as by another key."""
    with writing():
        db.session.query(NameToken).delete()
        db.session.execute(update(Report).values(tokens_by=None))


def test_a_report_has_them_once_it_is_opened(app: Flask) -> None:
    report = deliver(app, answers=JO)
    number = report.id
    assert found_by("marsh") == found_by("079460123", NameKind.TELEPHONE) == [number]
    assert found_by("mars") == found_by("marsh", NameKind.ORGANISATION) == []
    assert count_without_tokens() == 0


def test_what_was_filed_before_gets_them(app: Flask) -> None:
    numbers = [deliver(app, answers=JO).id for _ in range(3)]
    forget_tokens()
    assert (count_without_tokens(), found_by("marsh")) == (3, [])
    index_again()
    assert (count_without_tokens(), found_by("marsh")) == (0, numbers)
    assert index_batch() == 0


def test_killed_anywhere_it_goes_on_where_it_was(app: Flask, monkeypatch) -> None:
    monkeypatch.setattr(reindexing, "BATCH", 1)
    numbers = [deliver(app, answers=JO).id for _ in range(3)]
    forget_tokens()
    for statements in (2, 4, 5, 6, 7):
        kill_after(statements, index_batch)
    index_again()
    assert found_by("marsh") == numbers


def test_another_key_makes_all_of_them_again(app: Flask) -> None:
    report = deliver(app, answers=JO)
    number, (old,) = report.id, hash_words(["marsh"])
    name_tokens.replace()
    assert (hash_words(["marsh"]) != [old], count_without_tokens(), found_by("marsh")) == (
        True,
        1,
        [],
    )
    assert index_batch() == 1
    assert (count_without_tokens(), found_by("marsh")) == (0, [number])
    assert db.session.query(NameToken).filter_by(token=old).count() == 0


def test_a_lost_key_is_made_and_the_tokens_with_it(app: Flask) -> None:
    number = deliver(app, answers=JO).id
    (storage_keys.folder() / name_tokens.FILE).unlink()
    index_again()
    assert (count_without_tokens(), found_by("marsh")) == (0, [number])


def test_without_the_folder_of_keys_nothing_is_hashed_or_made(app: Flask) -> None:
    deliver(app)
    folder = storage_keys.folder()
    folder.rename(folder.with_name("away"))
    for ask in (index_batch, name_tokens.replace, lambda: hash_keys.read_key("x")):
        with pytest.raises(StorageKeyAway):
            ask()
    assert not folder.exists()


def test_an_erased_report_has_none_and_gets_none(app: Flask) -> None:
    report, other = deliver(app, answers=JO), deliver(app, answers=JO).id
    erase(report.reference)
    assert found_by("marsh") == [other]
    name_tokens.replace()
    index_again()
    assert (found_by("marsh"), count_without_tokens()) == ([other], 0)


def test_one_that_is_erased_while_it_is_read_gets_none(app: Flask, monkeypatch) -> None:
    report = deliver(app, answers=JO)
    reference, whole = report.reference, reindexing.wholes_of
    forget_tokens()

    def erase_meanwhile(reports):
        read = whole(reports)
        erase(reference)
        return read

    monkeypatch.setattr(reindexing, "wholes_of", erase_meanwhile)
    index_batch()
    assert found_by("marsh") == []
