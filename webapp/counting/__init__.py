"""What is counted of incidents, and the counts of each month, which every fold keeps in step."""
