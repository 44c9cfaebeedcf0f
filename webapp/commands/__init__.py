"""The `esafety` command: its subcommands, the processes it starts, setting up, one-line errors."""
