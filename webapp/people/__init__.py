"""The unit's people: how they get an account, sign in, and what they are called."""
