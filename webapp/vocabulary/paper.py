"""How a form came to the unit on paper, or was told to it. Pure."""

from webapp.vocabulary.term import Term


class CameBy(Term):
    """The way it came: the label is an answer, the hint the end of “It came …”."""

    POST = "post", "Post", "by post"
    BY_HAND = "by_hand", "By hand", "by hand"
    EMAIL = "email", "Email", "by email"
    TELEPHONE = "telephone", "Telephone", "by telephone"
