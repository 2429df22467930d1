"""The ledger of ideas: what became of each idea, told in facts and sealed one after another."""
