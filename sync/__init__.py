"""Takes sealed reports from phones and answers with receipts. It cannot read what a report says."""
