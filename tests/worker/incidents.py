"""Twenty incidents as people told them: ten of the first audit, and ten of our own. Pure."""

from typing import NamedTuple


class Incident(NamedTuple):
    """What the worker answers. `gate`: where it is asked; `further`: to "Which is closest?"."""

    story: str
    area: str
    who: str
    gate: str = ""
    danger: str = "No, not now"
    further: str = ""
    ages: str = "13"


OF_THE_FIRST_AUDIT = (
    Incident("A nude, shown by a 13-year-old", "A nude, or filmed undressed", "Another child"),
    Incident(
        "A coach on Snapchat",
        "An adult’s contact with a child",
        "An adult working with children",
        gate="Yes",
        ages="15",
    ),
    Incident(
        "The member list was posted",
        "Details, photos or film shared",
        "Met only online, or not known",
        gate="No",
    ),
    Incident("Names in a WhatsApp group", "Bullying, hate or threats", "Another child"),
    Incident(
        "A parent filmed the children",
        "Details, photos or film shared",
        "A parent, relative, at home",
        gate="Not sure",
        ages="9",
    ),
    Incident("Two staff on Facebook", "Bullying, hate or threats", "An adult", ages=""),
    Incident(
        "Abuse images on a laptop",
        "A nude, or filmed undressed",
        "An adult working with children",
        danger="Yes",
        ages="8",
    ),
    Incident(
        "Mum’s money, spent in a game",
        "Money, scam, hacked account",
        "Nobody did it",
        gate="No",
        ages="11",
    ),
    Incident(
        "A child came across pornography",
        "A child saw something upsetting",
        "Nobody did it",
        ages="9",
    ),
    Incident("An adult at risk, blackmailed", "Threats to share a picture", "An adult", ages=""),
)

# Between them they meet every answer to "Who did it?".
OUR_OWN = (
    Incident(
        "A girl reads how to end her life",
        "Self-harm or suicide",
        "Nobody did it",
        danger="Not sure",
        ages="12",
    ),
    Incident(
        "A volunteer showed pornography",
        "A child saw something upsetting",
        "An adult working with children",
        ages="14",
    ),
    Incident(
        "A father posts his daughter’s picture",
        "A nude, or filmed undressed",
        "A parent, relative, at home",
        ages="10",
    ),
    Incident(
        "An ex posts a volunteer’s nude",
        "A nude, or filmed undressed",
        "An adult",
        gate="No",
        ages="",
    ),
    Incident(
        "A gamer asks for pictures",
        "An adult’s contact with a child",
        "Met only online, or not known",
        ages="12",
    ),
    Incident(
        "The lead messages a boy",
        "An adult’s contact with a child",
        "My lead, or close to them",
        gate="Yes",
        ages="15",
    ),
    Incident(
        "A pupil’s AI nude of a leader",
        "A nude, or filmed undressed",
        "A child",
        gate="No",
        ages="15",
    ),
    Incident(
        "A bank account passes on money",
        "Money, scam, hacked account",
        "Another adult",
        gate="Yes",
        ages="15",
    ),
    Incident(
        "Extremist memes",
        "Something else, or not sure",
        "Another child",
        further="Extremism",
        ages="16",
    ),
    Incident(
        "Something is wrong, not clear what",
        "Something else, or not sure",
        "A parent, relative, at home",
        further="None of these, or not sure",
        ages="7",
    ),
)

INCIDENTS = (*OF_THE_FIRST_AUDIT, *OUR_OWN)
