"""How the product meets its database: column types, inserting once, SQLite’s own ways."""
