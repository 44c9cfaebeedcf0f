"""What changed between editions of the guidance, and a lead's approval of the newest."""
