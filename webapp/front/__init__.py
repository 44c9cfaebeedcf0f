"""Reads each request whole, then lets the WSGI application answer it (docs/decisions/0029)."""
