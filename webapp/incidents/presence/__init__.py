"""Who has an incident open now, besides the person signed in."""
