"""`esafety notices`: try whether mails reach the unit."""

import click

from webapp.commands.product import product
from webapp.config import current_config
from webapp.notices import sender

NOBODY_IS_TOLD = (
    "Nobody is told by mail: set SMTP_URL, NOTICES_FROM and NOTICES_TO (docs/settings.md)."
)


@click.group()
def notices() -> None:
    """Mails that tell the unit when reports arrive or wait."""


@notices.command("test")
def send_test() -> None:
    """Send a test mail to each address that is set."""
    with product():
        settings = current_config().notices
        if settings is None:
            raise click.ClickException(NOBODY_IS_TOLD)
        try:
            addresses = sender.send_test(settings)
        except OSError as error:
            raise click.ClickException(f"The mail server did not take the mail: {error}") from error
    click.echo(f"The mail server took a test mail for {' and '.join(addresses)}.")
