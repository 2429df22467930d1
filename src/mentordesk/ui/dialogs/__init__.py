"""Dialogs: each asks one question and emits the answer; the page that asked closes it."""
