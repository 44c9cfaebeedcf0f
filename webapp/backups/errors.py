"""The refusals of `esafety backup` and `esafety restore`."""

from pathlib import Path

from webapp.errors import AppError


class FolderNotEmpty(AppError):
    """A backup goes into a new folder: it never replaces another one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty. Name a new folder for the backup.")


class NotABackup(AppError):
    """There is no readable manifest, which is written last."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds no whole backup: its manifest.json is missing or cannot be read. "
            "The backup was perhaps interrupted. Restore from another one."
        )


class DamagedBackup(AppError):
    """A file of the backup is not the one that was written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The backup is damaged: {name} is missing or has changed since it was made. Nothing "
            "was restored. Restore from another backup."
        )


class NewerBackup(AppError):
    """This version does not know the tables of the backup."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"A newer version of E-safety ({version}) made this backup. Install that version, then "
            "restore. Nothing was restored."
        )


class OtherDatabase(AppError):
    """The backup is of SQLite and the settings name PostgreSQL, or the other way round."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"This backup is of a {kind} database, and DATABASE_URL names one of another kind. Set "
            "DATABASE_URL to match. Nothing was restored."
        )


class NotEmpty(AppError):
    """There is a database already, and restoring never replaces one."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"There is a database already: {where}. Restore into an empty database and an empty "
            "INSTANCE_DIR. Nothing was restored."
        )


class OtherKeys(AppError):
    """A file of keys is there already, and is another one than in the backup."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is already there and is not the one in the backup. Restore into an empty "
            "INSTANCE_DIR. Nothing was restored."
        )


class NotAListOfErasures(AppError):
    """A file named as the list of erasures is something else."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is not a list of erasures. Name the erased.json of your newest backup. "
            "Nothing was restored."
        )


class ToolMissing(AppError):
    """PostgreSQL's client programs are not installed."""

    def __init__(self, tool: str) -> None:
        super().__init__(
            f"{tool} is not installed here, and PostgreSQL is backed up with it. Install "
            "PostgreSQL's client programs, as new as the server (on Debian and Ubuntu: apt-get "
            "install postgresql-client)."
        )


class ToolFailed(AppError):
    """PostgreSQL's program ended with an error."""

    def __init__(self, tool: str, why: str) -> None:
        super().__init__(f"{tool} failed, and nothing was changed: {why}")


class CopyFailed(AppError):
    """The disk is full, or cannot be written or read."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The backup could not be copied: {why}. It is not whole; delete it.")
