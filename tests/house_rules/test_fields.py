"""Days and numbers in forms are read by our own fields (webapp/web/fields.py).

WTForms' own let other checks see a day that could not be read, or a number too large to compare.
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
OUR_FIELDS = ROOT / "webapp" / "web" / "fields.py"
THEIRS = re.compile(r"\b(DateField|DateTimeLocalField|IntegerField|DecimalField|FloatField)\b")


def test_no_form_reads_a_day_or_a_number_by_itself() -> None:
    forms = [file for file in (ROOT / "webapp").rglob("*.py") if file != OUR_FIELDS]
    assert len(forms) > 100
    assert [str(file) for file in forms if THEIRS.search(file.read_text())] == []
