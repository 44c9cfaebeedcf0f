"""What a phone keeps: the pack of pages, the worker that serves it, the manifest."""
