"""What happens to every article once it is read."""
