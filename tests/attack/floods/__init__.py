"""One flood a file: many requests at once, while a phone and an officer go on."""
