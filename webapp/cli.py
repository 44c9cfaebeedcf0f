"""The `esafety` command: start the product, look after it, and try it out."""


import click


@click.group()
def main() -> None:
    """E-safety: guidance for youth workers, reports for the unit."""


@main.command()
def run() -> None:
    """Start the product: the web server, and the opener beside it."""
    from webapp.processes import PortTaken, serve

    app = _application()
    config = app.extensions["esafety-config"]
    with app.app_context():
        prepare()
    try:
        serve(config, when_ready=lambda: _say_ready(app, config))
    except PortTaken as taken:
        raise click.ClickException(str(taken)) from taken


if __name__ == "__main__":
    main()
