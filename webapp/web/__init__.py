"""What pages share over HTTP: headers, compression, sessions, addresses, pages of a list."""
