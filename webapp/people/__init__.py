"""The unit's people: accounts, invitations, sign-in, sessions, lockout."""
