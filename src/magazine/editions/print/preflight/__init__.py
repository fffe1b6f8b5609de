"""Reads a written press file object by object and refuses what a printer would send back."""
