"""What every screen is made of: colours, labels, icons. Knows nothing of vouchers' rules."""
