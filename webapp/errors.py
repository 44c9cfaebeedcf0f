"""The one kind of error a person may read: a status and a sentence in plain English."""


class AppError(Exception):
    """A refusal with an HTTP `status` and a `sentence` that says what happened and what to do.

    Features subclass it and name the class for the state of the world (`CaseAlreadyClosed`).
    """

    status = 400
    sentence = "We could not do that. Go back and try again."

    def __init__(self, sentence: str | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(self.sentence)
