"""Where a site goes live: a folder of this machine, a server, an object store; each in one step for readers."""
