"""A composed summary as a file: Markdown, HTML, PDF, locked or not, written whole or not at all."""
