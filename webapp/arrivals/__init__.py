"""What arrived, kept byte for byte, before anybody asks what it says."""
