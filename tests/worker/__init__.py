"""What a worker passes on the way to the first call and to a saved report: taps, words, seconds."""
