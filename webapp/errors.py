"""The base class of errors that people read: an HTTP status and a sentence in plain English."""


class AppError(Exception):
    """A refusal. Its `sentence` says what happened and what to do, under its `heading`, if any.

    `link` leads to where that is done: its words and its address.

    Features subclass it and name the class for the state of the world, as `NoSuchPerson` does.
    """

    status = 400
    retry_after: int | None = None
    """In seconds, where trying again soon helps."""
    sentence = "We could not do that. Go back and try again."
    heading: str | None = None
    link: tuple[str, str] | None = None

    def __init__(self, sentence: str | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(self.sentence)
