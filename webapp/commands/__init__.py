"""The `esafety` command line: subcommands, server processes, set-up, one-line errors."""
