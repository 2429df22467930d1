"""The domain nouns as rows; they never leave the transaction that opened them."""
