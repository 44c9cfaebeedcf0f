"""What a worker must see, whoever writes the words: the rules of the outcomes. Pure."""
