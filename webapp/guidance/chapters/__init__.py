"""The chapters of the document, as pages."""
