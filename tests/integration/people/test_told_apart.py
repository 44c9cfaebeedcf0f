"""How long signing in takes does not tell who has an account."""

from tests.support.cast import OFFICER, Enter
from tests.support.query_plans import recorded

WRITES = "UPDATE sign_in_attempt"


def test_a_wrong_password_is_written_down_at_the_end_for_an_unknown_address_too(
    enter: Enter,
) -> None:
    nobody, written = enter(None), []
    for address in (OFFICER.email, "nobody@example.org"):
        with recorded() as asked:
            nobody.signs_in(address, "wrong wrong wrong")
        written.append(sum(statement.startswith(WRITES) for statement, _ in asked))
    assert written == [1, 1]
