"""MentorDesk: the desktop program for reverse mentoring."""
