"""Why an arrival is quarantined, in words for the person who must look."""

IN_WORDS = {
    "not_json": "What was sent cannot be read as a report.",
    "too_deep": "What was sent is nested too deeply to be a report.",
    "not_a_number": "It holds something that is not a number where a number should stand.",
    "huge_integer": "It holds a number that is too large to be read the same everywhere.",
    "duplicate_keys": "It says the same thing twice, so that it can be read in two ways.",
    "unwritable_text": "Its outside holds characters that cannot be written down.",
    "wrong_types": "An answer is not of the kind that its question asks for.",
    "id_malformed": "It has no proper number of its own.",
    "not_sealed": "It is not sealed as a report must be.",
    "unknown_key": "It is sealed with a key that the unit does not have.",
    "other_id_inside": "The number on its seal is not the number on its outside.",
    "damaged": "The seal does not open: it is damaged, or was changed.",
    "bomb": "It would unpack to far more than a report can be.",
    "not_taken_in": "It opens, but the program failed to take it in. Tell whoever runs it.",
}


def in_words(reason: str) -> str:
    """One sentence."""
    return IN_WORDS.get(reason, "It could not be opened.")
