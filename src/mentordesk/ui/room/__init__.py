"""The session room: what the start, the live page and the close share."""
