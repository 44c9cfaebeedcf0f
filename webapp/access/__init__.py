"""Access control: the table of roles and permissions, and the guards on every route."""
