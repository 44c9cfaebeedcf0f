"""Divides the questions into the four parts of the form, on paper as on the phone. Pure."""

from webapp.reports.questions import QUESTIONS, Question

# Each part begins with this question; the parts are the steps of the form on the phone.
PARTS = {
    "danger": "What happened",
    "incident_date": "When, and who",
    "rung": "Done so far",
    "contact_name": "You",
}


def divide() -> dict[str, list[Question]]:
    """The questions by the title of their part, in the order of the form."""
    parts: dict[str, list[Question]] = {}
    title = ""
    for question in QUESTIONS:
        title = PARTS.get(question.name, title)
        parts.setdefault(title, []).append(question)
    return parts
