"""What could not be tried is said, and is no success."""

from subprocess import CalledProcessError

from tests.attack import __main__ as attacks
from tests.attack.families import disk


def test_without_the_right_to_mount_the_full_server_is_not_tried_and_the_run_fails(
    tmp_path, monkeypatch, capsys
) -> None:
    def refuse(command, **_):
        raise CalledProcessError(32, command)

    monkeypatch.setattr(disk, "run", refuse)
    family = attacks._attack_full_server(tmp_path)

    assert attacks._report([family], []) == 1
    assert (
        "a full disk of PostgreSQL: not tried: no disk could be mounted" in capsys.readouterr().out
    )
