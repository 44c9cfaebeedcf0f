"""The base class of errors that people read: an HTTP status and a sentence in plain English."""


class AppError(Exception):
    """A refusal. Its `sentence` says what happened and what to do.

    Features subclass it and name the class for the state of the world, as `NoSuchPerson` does.
    """

    status = 400
    retry_after: int | None = None
    """In seconds, where trying again soon helps."""
    sentence = "We could not do that. Go back and try again."

    def __init__(self, sentence: str | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(self.sentence)
