"""Double taps on every link of the whole path: `make soak`."""
