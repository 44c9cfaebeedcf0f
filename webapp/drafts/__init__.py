"""What somebody has typed and not sent yet, sealed, so that a closed browser loses nothing."""
