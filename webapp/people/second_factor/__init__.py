"""The second factor: authenticator app and recovery codes, asked for after the password."""
