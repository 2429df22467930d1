"""One file for each screen; each asks the services and shows their answers."""
