"""Hides small numbers so that none can be worked out, also from sums and from earlier papers. Pure.

Nothing here knows what is counted: cells, how they add up, and what is printed of each.
"""
