"""Who may do what: one table of permissions, and the guards that every route wears."""
