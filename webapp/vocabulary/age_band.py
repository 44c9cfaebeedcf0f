"""The bands of age that figures count by, as phases of a childhood. Pure."""

from webapp.vocabulary.term import Term


class AgeBand(Term):
    """A band that holds the age of at least one child of an incident."""

    UNDER_5 = "under_5", "Under 5"
    FROM_5 = "5_to_10", "5 to 10"
    FROM_11 = "11_to_13", "11 to 13"
    FROM_14 = "14_to_15", "14 and 15"
    FROM_16 = "16_to_17", "16 and 17"
    FROM_18 = "18_and_over", "18 and over"


_FROM = {18: AgeBand.FROM_18, 16: AgeBand.FROM_16, 14: AgeBand.FROM_14}
_FROM |= {11: AgeBand.FROM_11, 5: AgeBand.FROM_5, 0: AgeBand.UNDER_5}


def band_of(age: int) -> AgeBand:
    """The band of an age in whole years, from 0."""
    return next(band for youngest, band in _FROM.items() if age >= youngest)
