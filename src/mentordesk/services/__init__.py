"""One class per noun; every public method is one transaction, domain values in and out."""
