"""Reads a PDF sheet by sheet, with Poppler."""

import subprocess


def read_sheets(pdf: bytes) -> list[str]:
    """The words of each sheet."""
    command = ["pdftotext", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return [" ".join(sheet.split()) for sheet in done.stdout.decode().split("\f")[:-1]]
