"""The guidance on paper: PDFs of an edition, printed once and served from the database."""
