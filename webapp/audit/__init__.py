"""The audit log of what people at the unit did: append-only."""
