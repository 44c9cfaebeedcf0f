"""A demonstration: an installation of its own, with a year of made-up reports in it."""
