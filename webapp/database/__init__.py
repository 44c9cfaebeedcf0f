"""The database for every feature: column types, insert-once, and SQLite’s pragmas and locks."""
