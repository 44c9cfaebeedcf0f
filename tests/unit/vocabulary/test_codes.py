"""The paper form's answers, written by hand, because the codes in reports are permanent."""

import pytest

from webapp.reports.questions import QUESTIONS

TERMS = {question.name: question.options for question in QUESTIONS if question.term}

# Appendix 1: each answer's code, and the paper's word for it.
PAPER = {
    "parties": {
        "child_on_child": "child to a child",
        "child_on_adult": "child to an adult",
        "adult_on_child": "adult to a child",
        "adult_on_adult": "adult to an adult",
    },
    "setting": {
        "after_school_club": "After-school club",
        "breakfast_club": "Breakfast club",
        "childminder": "Childminder",
        "childrens_centre": "Children’s centre",
        "foster_home": "Foster home",
        "high_school": "High school",
        "home": "Home",
        "infant_school": "Infant school",
        "internet_cafe": "Internet café",
        "junior_school": "Junior school",
        "library": "Library",
        "nursery": "Nursery",
        "office": "Office",
        "other": "Other",
        "post_16_education": "Post-16 education",
        "residential_home": "Residential home",
        "sports_club": "Sports club",
        "youth_centre": "Youth centre",
    },
    "types": {
        "sexual": "Sexual",
        "grooming": "Grooming",
        "bullying": "Bullying",
        "violence": "Violence",
        "hate_incitement": "incitement",
        "financial": "Financial",
        "other": "Other",
    },
    "media": {
        "social_networking": "Social networking",
        "bbm_or_other_free_system": "BBM",
        "msn": "MSN",
        "email": "Email",
        "webcam": "Webcam",
        "mobile_phone": "Mobile phone",
        "games_console": "Games console",
        "other": "Other",
    },
    "actions": {
        "lado_referral": "LADO",
        "social_care_referral": "social care",
        "advice_to_parents": "Advice to parents",
        "police_investigation": "Police investigation",
        "other": "Other",
    },
}
# Ours among the paper's: so that nobody has to invent an answer.
ADDED = {"parties": {"not_known"}, "types": {"not_known"}, "actions": {"nothing_yet"}}
OURS = {
    "danger": {"yes", "no", "not_sure"},
    "adult_pair": {"staff_on_staff", "public_on_staff", "other"},
    "origin": {"setting", "elsewhere", "both"},
    "intent": {"not_known", "accidental", "deliberate"},
    "contact_by": {"call", "text", "email", "relay"},
}


@pytest.mark.parametrize("question", PAPER)
def test_the_form_offers_the_answers_of_the_paper_form_and_those_we_added(question: str) -> None:
    said = {term.value: f"{term.label} {term.hint}" for term in TERMS[question]}
    assert set(said) == {*PAPER[question], *ADDED.get(question, ())}
    assert [code for code, word in PAPER[question].items() if word not in said[code]] == []


def test_our_own_codes_never_change() -> None:
    assert {name: {term.value for term in TERMS[name]} for name in OURS} == OURS
    assert set(TERMS) == {*PAPER, *OURS}
