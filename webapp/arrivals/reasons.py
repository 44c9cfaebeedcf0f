"""Why an arrival is quarantined, in words for the person who must look."""

AT_THE_DOOR = {
    "wrong_types": "Its envelope lacks something, or holds something of the wrong kind.",
    "not_a_number": "Its envelope holds what is no number where a number should stand.",
    "huge_integer": "Its envelope holds a number too large to be read the same everywhere.",
    "duplicate_keys": "Its envelope says the same thing twice, so it can be read in two ways.",
    "unwritable_text": "Its envelope holds characters that cannot be written down.",
    "id_malformed": "Its envelope has no proper number.",
    "not_sealed": "There is no seal on it as a report must have.",
    "unknown_key": (
        "It is sealed with a key that the unit does not have. If a key was lost here, it may be a "
        "report: tell whoever runs this."
    ),
    "other_id_inside": "The number on its seal is not the number on its envelope.",
}

WHEN_OPENED = {
    "damaged": "The seal does not open: it is damaged, or was changed.",
    "unknown_key": (
        "The key for this seal was here when it arrived, and is gone. Tell whoever runs this."
    ),
    "bomb": "It would unpack to far more than a report can be.",
    "not_json": "The seal opens, but what is inside cannot be read as a report.",
    "too_deep": "The seal opens, but what is inside is nested too deeply to be a report.",
    "not_a_number": "The seal opens, but inside is no number where a number should stand.",
    "huge_integer": "The seal opens, but a number inside is too large to be read everywhere alike.",
    "duplicate_keys": "The seal opens, but the report says the same thing twice, in two ways.",
    "wrong_types": "The seal opens, but an answer is not of the kind that its question asks for.",
    "not_taken_in": "The seal opens, but the program failed to take it in. Tell whoever runs it.",
}

UNKNOWN = "It could not be opened."


def in_words(reason: str, *, at_the_door: bool) -> str:
    """One sentence. The same code says another thing of an envelope than of what was sealed."""
    return (AT_THE_DOOR if at_the_door else WHEN_OPENED).get(reason, UNKNOWN)
