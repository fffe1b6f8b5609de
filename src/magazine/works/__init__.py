"""What must be made, in which order, what is kept, and who makes it: workers on this machine."""
