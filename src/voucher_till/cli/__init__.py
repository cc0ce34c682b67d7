"""The console commands: thin, over the same use cases as the window."""
