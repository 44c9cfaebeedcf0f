"""Names the second factors, as sessions store them. Pure."""

from enum import StrEnum


class Factor(StrEnum):
    """With what somebody signed in, besides their password."""

    PASSKEY = "passkey"
    AUTHENTICATOR = "authenticator"
    RECOVERY_CODE = "recovery-code"
