"""The register of organisations that report, and which of them a report's words mean."""
