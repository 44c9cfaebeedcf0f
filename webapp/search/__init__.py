"""Search over the whole guidance: one page, which holds everything that there is to find."""
