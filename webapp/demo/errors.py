"""The refusals of `esafety demo load`."""

from webapp.errors import AppError


class AlreadyLoaded(AppError):
    """A demonstration is there already."""

    sentence = (
        "A demonstration is loaded already. Remove it first with `esafety demo remove`. "
        "Nothing was loaded."
    )


class RealReportsHere(AppError):
    """Somebody works here, and made-up reports would be among theirs."""

    sentence = (
        "There are real reports here, and made-up ones would be among them. Load a demonstration "
        "into an installation of its own. If you are sure, say --beside-real-reports. Nothing was "
        "loaded."
    )


class NotStarted(AppError):
    """There is no sealing key or no edition yet."""

    sentence = "Start the product once with `esafety run`, then load the demonstration."
