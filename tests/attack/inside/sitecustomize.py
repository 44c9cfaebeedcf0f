"""Python runs this file first in each process of the attacked product, workers and opener too."""

import tests.attack.instruments  # noqa: F401 - it puts them in place
