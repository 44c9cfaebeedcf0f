"""Take an incident in hand, put it back, receive and go on, and undo what was pressed in error."""
