"""The words of a slip in the window's language, and a slip to show how one looks."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from voucher_till.domain.money import Money
from voucher_till.receipts.slip import Slip, SlipItem, SlipState, SlipWords
from voucher_till.ui.shared.language import full_date, money, translate

_SAMPLE_PRICE = Money(Decimal(25000), "IDR")


def slip_words() -> SlipWords:
    """As the cashier's language says them."""
    return SlipWords(
        till=translate("slip", "Till"),
        cashier=translate("slip", "Cashier"),
        date=translate("slip", "Date"),
        order=translate("slip", "Order"),
        vouchers=translate("slip", "Vouchers"),
        total=translate("slip", "Total"),
        redeem_id=translate("slip", "Redeem ID"),
        practice=translate("slip", "PRACTICE"),
        not_valid=translate("slip", "NOT VALID"),
        copy=translate("slip", "COPY"),
        stored=translate(
            "slip", "Accepted while the platform could not be reached. It will be sent to the platform."
        ),
        presumed=translate("slip", "The platform lists this as redeemed at this outlet."),
        thanks=translate("slip", "Thank you"),
        test=translate("slip", "Test page"),
        tested=translate("slip", "The printer works."),
        money=money,
        moment=full_date,
    )


def sample_slip(outlet: str, till: str, cashier: str) -> Slip:
    """A slip as it would come out now."""
    price = money(_SAMPLE_PRICE)
    return Slip(
        outlet=outlet,
        till=till,
        cashier=cashier,
        when=datetime.now(UTC),
        items=(SlipItem("Paket Nasi Goreng", "…0417", price),),
        total=price,
        order="…204187",
        redeem_id="7100000000000002075",
        state=SlipState.REDEEMED,
        practice=False,
        copy=False,
        words=slip_words(),
    )
