"""Explains to an officer, in a sentence, why an arrival is quarantined. Codes are never renamed."""

AT_THE_DOOR = {
    "wrong_types": "Its envelope lacks something, or has something of the wrong kind.",
    "not_a_number": "Its envelope has something else where a number should be.",
    "huge_integer": "Its envelope has a number that is too large to be read reliably.",
    "duplicate_keys": "Its envelope says the same thing twice, so it can be read in two ways.",
    "unwritable_text": "Its envelope has characters that cannot be stored.",
    "id_malformed": "The report ID on its envelope is not valid.",
    "not_sealed": "It is not sealed as a report must be.",
    "unknown_key": (
        "It is sealed with a key that the unit did not have when it arrived. If a key was lost or "
        "away, this may be a report: tell the person who runs E-safety."
    ),
    "other_id_inside": "The report ID on its seal is not the one on its envelope.",
}

WHEN_OPENED = {
    "damaged": "The seal does not open: it is damaged, or was changed.",
    "unknown_key": (
        "The key for this seal was here when it arrived but was gone later. Tell the person who "
        "runs E-safety."
    ),
    "bomb": "It would unpack to something far larger than any report.",
    "too_much": (
        "The seal opens, but there is far more inside than the form can make. It is not a report "
        "from E-safety."
    ),
    "other_id_inside": "The seal opens, but it is the seal of a report with another ID.",
    "not_json": "The seal opens, but what is inside cannot be read as a report.",
    "too_deep": "The seal opens, but what is inside is nested too deeply to be a report.",
    "not_a_number": "The seal opens, but the report has something else where a number should be.",
    "huge_integer": "The seal opens, but the report has a number too large to be read reliably.",
    "duplicate_keys": (
        "The seal opens, but the report says the same thing twice, so it can be read in two ways."
    ),
    "newer": (
        "The seal opens, but what is inside is of a kind that only a newer version of E-safety "
        "knows. Tell the person who runs E-safety."
    ),
    "wrong_types": "The seal opens, but a value inside has the wrong type.",
    "not_taken_in": (
        "The seal opens, but the report could not be stored. Tell the person who runs E-safety."
    ),
}

UNKNOWN = "It could not be opened."


def describe(reason: str, *, at_the_door: bool) -> str:
    """Return one sentence. The same code means one thing of an envelope, another of a report."""
    return (AT_THE_DOOR if at_the_door else WHEN_OPENED).get(reason, UNKNOWN)
