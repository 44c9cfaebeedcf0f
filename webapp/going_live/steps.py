"""Lists the steps before going live. Pure.

The product finds out by itself whether a known step is done. Of any other a person says so. A code
is stored for ever: never reuse one for another step.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step: its code, what is so once it is done, and how to get there."""

    code: str
    title: str
    how: str
    known: bool = False


PEOPLE = (
    Step("two-leads", "There are two leads", "So that one can always be asked.", known=True),
    Step(
        "second-factors",
        "Everybody has a second factor",
        "Each person sets up a passkey or an app when they first sign in.",
        known=True,
    ),
    Step(
        "readers",
        "Somebody reads reports in the hours that workers are told",
        "It is agreed who does on each day, in holidays and illness too.",
    ),
    Step(
        "notices",
        "Somebody is told by mail when a report arrives",
        "Whoever runs E-safety sets a mail server and your address.",
        known=True,
    ),
    Step(
        "practised",
        "Everybody has practised",
        "A report was sent from a phone without signal, arrived, and was marked as received.",
    ),
)
GUIDANCE = (
    Step(
        "contacts",
        "The numbers that workers ring are confirmed",
        "A lead rings each of them, then confirms it under Contacts.",
        known=True,
    ),
    Step(
        "guidance",
        "The guidance is approved",
        "A lead reads it, then approves the edition under Guidance.",
        known=True,
    ),
)
DATA_PROTECTION = (
    Step(
        "privacy-notice",
        "The privacy notice is filled in",
        "Whoever runs E-safety sets its fields.",
        known=True,
    ),
    Step(
        "privacy-agreed",
        "The data protection officer agrees with the privacy notice",
        "They have read it as people see it.",
    ),
    Step(
        "impact-assessment",
        "The impact assessment is signed",
        "docs/data-protection has one to fill in. Whoever is responsible signs it.",
    ),
    Step(
        "retention",
        "It is decided how long reports are kept",
        "The decision is written down, and the privacy notice says the same.",
    ),
    Step(
        "processor",
        "There is a contract with whoever runs the server",
        "docs/data-protection has its terms. Or the server is your own.",
    ),
)
MACHINE = (
    Step(
        "board-name",
        "Pages name your board",
        "Whoever runs E-safety sets its name.",
        known=True,
    ),
    Step(
        "https",
        "The address is https",
        "Otherwise others can read along, and phones store nothing.",
        known=True,
    ),
    Step(
        "security-contact",
        "It says where to report a security hole",
        "Whoever finds one must know whom to tell.",
        known=True,
    ),
    Step(
        "backup",
        "A backup was made",
        "Whoever runs E-safety makes one each night.",
        known=True,
    ),
    Step(
        "restored",
        "A backup was restored on another machine",
        "With the keys, and a report could be read there.",
    ),
    Step(
        "keys-apart",
        "The keys are copied, and kept apart from the backups",
        "Somebody else keeps them. Without them nobody can read what was reported.",
    ),
    Step(
        "watched",
        "Somebody is told when E-safety is in trouble",
        "A monitor asks for /healthz, and who hears from it is agreed.",
    ),
)
PARTS = {
    "People": PEOPLE,
    "Guidance": GUIDANCE,
    "Data protection": DATA_PROTECTION,
    "The server": MACHINE,
}
STEPS = {step.code: step for part in PARTS.values() for step in part}
