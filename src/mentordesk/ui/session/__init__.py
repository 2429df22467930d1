"""What stands on the page of one session, before it and after it."""
