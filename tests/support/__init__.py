"""Shared by the tests: a cast, fixtures' building blocks, a faulty network."""
