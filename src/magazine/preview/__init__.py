"""What editors see while they write."""
