"""The wheel alone, installed in an empty environment outside the checkout, runs the product."""

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.support.polling import wait_until
from tests.support.product import Product

ROOT = Path(__file__).parents[2]
PATH_TO_STEPS = ("No, not now", "A nude", "Another child")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder))
    run(sys.executable, "-m", "venv", str(folder / "env"))
    pip = str(folder / "env" / "bin" / "pip")
    run(pip, "install", "-q", "--require-hashes", "-r", "requirements/run.txt")
    run(pip, "install", "-q", "--no-deps", str(next(folder.glob("*.whl"))))
    product = Product(folder, program=[str(folder / "env" / "bin" / "esafety")], PAPERS="yes")
    yield product.start()
    product.stop()


def run(*command: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def page(product: Product, address: str) -> str:
    with urllib.request.urlopen(product.address + address, timeout=10) as response:
        return str(response.read().decode())


def link_named(words: str, html: str) -> str:
    found = re.search(rf'<a[^>]*href="([^"]+)"[^>]*>\s*(?:<[^>]+>\s*)*{re.escape(words)}', html)
    assert found, f"no link is named {words!r}"
    return found[1]


def test_an_installed_wheel_serves_the_guidance(installed: Product) -> None:
    html = page(installed, "/steps/")
    for answer in PATH_TO_STEPS:
        html = page(installed, link_named(answer, html))
    assert "Protection of Children Act 1978" in html


def test_an_installed_wheel_prints_with_its_own_font(installed: Product) -> None:
    wait_until(lambda: page(installed, "/papers/").count("PDF, ") == 7, within=120)
    with urllib.request.urlopen(installed.address + "/papers/poster", timeout=10) as paper:
        pdf = pikepdf.open(BytesIO(paper.read()))
    fonts = [one for one in pdf.objects if getattr(one, "Type", None) == "/FontDescriptor"]
    assert fonts and all("Source-Sans" in str(font.FontName) for font in fonts)


def test_an_installed_wheel_serves_the_phones_files(installed: Product) -> None:
    worker = page(installed, "/worker.js")
    assert worker.startswith("self.PACK=")
    for asset in re.findall(r'"(/assets/[^"]+)"', worker.splitlines()[0]):
        assert page(installed, asset) if asset.endswith((".js", ".css", ".svg")) else True
