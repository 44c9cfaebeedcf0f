"""Exports a list as a spreadsheet: coded facts for whoever reads it, personal details for leads."""
