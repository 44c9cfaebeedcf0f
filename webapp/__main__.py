"""`python -m webapp`: the `esafety` command. Each process of the server begins with this, too."""

from webapp import loading

loading.begin()


def main() -> None:
    """Load the product, then run the command."""
    from webapp.commands.cli import main as command

    loading.finish()
    command()


if __name__ == "__main__":
    main()
