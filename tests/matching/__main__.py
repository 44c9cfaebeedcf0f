"""`python -m tests.matching`: prints precision and recall, and every pair that is not right."""

from tests.matching.measure import measure

measured = measure()
for typed, meant, suggested in measured.faults:
    print(f"{typed!r}: suggested {suggested or 'none'}, meant {meant or 'none'}")
print(
    f"{measured.pairs} pairs: precision {measured.precision:.3f}, recall {measured.recall:.3f}. "
    "The list was known when the words were chosen."
)
