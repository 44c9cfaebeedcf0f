"""Names the second factors, as sessions store them. Pure."""

from enum import StrEnum


class Factor(StrEnum):
    """With what somebody signed in, besides their password."""

    PASSKEY = "passkey"
    AUTHENTICATOR = "authenticator"
    RECOVERY_CODE = "recovery-code"

    @property
    def in_words(self) -> str:
        """As in the end of “signed in with …”."""
        return IN_WORDS[self]


IN_WORDS = {
    Factor.PASSKEY: "a passkey",
    Factor.AUTHENTICATOR: "an authenticator app",
    Factor.RECOVERY_CODE: "a recovery code",
}
