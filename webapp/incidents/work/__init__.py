"""What people at the unit do with an incident: take, receive, give, wait, close."""
