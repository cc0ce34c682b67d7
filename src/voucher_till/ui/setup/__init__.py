"""Pages that set this till up."""
