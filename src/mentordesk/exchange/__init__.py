"""What comes in from the mentor and goes out to them, as plain text and files."""
