"""The model of a worker: seconds of thumb, and of words passed. Pure.

Words that come into view are passed. A hurried worker reads 60 % of them, a careful one all, at 230
a minute. A model, not a test with people.
"""

from dataclasses import dataclass, field

TAP = 1.3
CHOICE = 1.2
SWIPE = 0.9
LETTER = 0.3
READ = 0.6
WORDS_A_MINUTE = 230
SWIPE_PX = 480

MOST_TO_CALL = {"words": 320, "taps": 7, "seconds": 60}
# With the question who rings, on "Check your answers" and on "Saved" until it is answered.
MOST_TO_SAVED = {"words": 740, "taps": 25, "seconds": 180}
MOST_IN_FORM = 220
# Of the first time: nothing is kept on the phone, so that where and who are chosen and typed.
MOST_AT_FIRST = {"words": 760, "taps": 25, "seconds": 200}
MOST_IN_FORM_AT_FIRST = 260


@dataclass
class Effort:
    """What has been done and passed so far."""

    taps: int = 0
    choices: int = 0
    swipes: int = 0
    letters: int = 0
    words: int = 0
    screens: set[str] = field(default_factory=set)

    @property
    def thumb(self) -> float:
        """Seconds of the hand."""
        return TAP * self.taps + CHOICE * self.choices + SWIPE * self.swipes + LETTER * self.letters

    @property
    def seconds(self) -> float:
        """Seconds of the hand and of reading as one who hurries."""
        return self.thumb + READ * self.reading

    @property
    def careful_seconds(self) -> float:
        """Seconds of the hand and of reading every word."""
        return self.thumb + self.reading

    @property
    def reading(self) -> float:
        """Seconds of reading every word that was passed."""
        return self.words * 60 / WORDS_A_MINUTE

    def copy(self) -> "Effort":
        """As it is now."""
        return Effort(
            self.taps, self.choices, self.swipes, self.letters, self.words, set(self.screens)
        )
