"""The assistant that sets a till up, page by page."""
