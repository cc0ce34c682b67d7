"""Voucher Till: verify and redeem TikTok GO Dining vouchers at the counter."""
