"""Many incidents of rank now within an hour are one line of “New”, which opens."""
