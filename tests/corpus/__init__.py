"""A corpus of released phones: for each release, the files it served and the requests it sent."""
