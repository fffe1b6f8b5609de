"""What leaves the house: it is looked at here before anyone else may have it."""
