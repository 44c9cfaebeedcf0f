"""The second factor after the password: passkeys, an authenticator app, recovery codes."""
