"""Attacks a running product as strangers on the network could: `make attack`."""
