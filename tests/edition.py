"""`make edition`: records the words of the edition's name, so that no test lets them change unseen.

python -m tests.edition                 a new name in edition.yaml, for changed words
python -m tests.edition --unreleased    the same name, while nobody outside has had it
"""

import sys

from tests.unit.guidance.recorded import FILE, digest_of_release, read_recorded
from webapp.guidance.source.yaml_files import read_file


def main(arguments: list[str]) -> str:
    """Write the digest under the edition's name. Returns what was done, or what to do instead."""
    name, digest, recorded = read_file("edition")["name"], digest_of_release(), read_recorded()
    if recorded.get(name) == digest:
        return f"Edition {name} is recorded with these words."
    if name in recorded and "--unreleased" not in arguments:
        return (
            f"Edition {name} was recorded with other words. Give edition.yaml a new name, then run "
            "this again. Nobody outside has had it yet? python -m tests.edition --unreleased"
        )
    lines = [f"{one}: {known}" for one, known in (recorded | {name: digest}).items()]
    header = FILE.read_text("utf-8").partition("\n")[0]
    FILE.write_text("\n".join([header, *lines, ""]), "utf-8")
    return f"Recorded: {name}"


if __name__ == "__main__":
    print(main(sys.argv[1:]))
