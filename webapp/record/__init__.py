"""The audit log as a page: what was done, by whom, with which report, when."""
