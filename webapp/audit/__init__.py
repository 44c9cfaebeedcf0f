"""What people at the unit did, written once and never changed."""
