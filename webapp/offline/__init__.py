"""The offline half of the product: the pack of pages, the worker that serves it, the manifest."""
