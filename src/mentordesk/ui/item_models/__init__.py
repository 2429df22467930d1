"""Item models: they hold domain values, fetch nothing and format little."""
