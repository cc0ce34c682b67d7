"""What a manager asks of the record: history, summaries, days, checks, exports, and its care."""
