"""The error of a setting with an illegal value. Pure."""


class BadSetting(Exception):
    """A setting has an illegal value. The message names the variable and the legal values."""

    def __init__(self, name: str, legal: str) -> None:
        super().__init__(f"{name} must be {legal}.")
