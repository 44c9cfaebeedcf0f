"""A contact's label and hint cannot bring a number or an address that nobody has confirmed."""

import pytest

from tests.support.corrected_words import corrected
from webapp.guidance.source.loading import load_data
from webapp.guidance.source.yaml_files import ContentFault

HINT = "Ask for the duty social worker or manager."
LABEL = "LADO (Designated Officer)"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (HINT, "Ring 0161 496 0123", "social-care › hint: the number 01614960123"),
        (HINT, "Ring 0161 (217)\u00a06028", "social-care › hint: the number 01612176028"),
        (HINT, "Ring 102.", "social-care › hint: the number 102"),
        (HINT, "In an emergency dial 18000.", "social-care › hint: the number 18000"),
        (LABEL, "LADO 0161 474 5657", "lado › label: the number 01614745657"),
        (LABEL, "LADO, lado@example.org", "lado › label: an address"),
        (HINT, "See www.example.org", "social-care › hint: an address"),
    ],
)
def test_a_number_or_an_address_is_refused(was: str, now: str, said: str) -> None:
    with pytest.raises(ContentFault, match=r"^contacts/.+: contacts › ") as refused:
        load_data(corrections=corrected(was, now, "contacts/"))
    assert said in str(refused.value) and "a lead confirms" in str(refused.value)


def test_numbers_of_the_release_and_years_are_not() -> None:
    words = "In danger, ring 999. Open since 2024."
    load_data(corrections=corrected(HINT, words, "contacts/"))
