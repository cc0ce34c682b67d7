"""The language of the window: words looked up in Qt's translations; dates, numbers and money by locale."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTranslator

from voucher_till.domain.money import Money, decimals
from voucher_till.domain.phrases import Ago, Phrase, Value, counted, filled, seconds_since
from voucher_till.ui.shared.resources import resource

ENGLISH, INDONESIAN, PSEUDO = "en", "id", "pseudo"
LANGUAGES = {ENGLISH: "English", INDONESIAN: "Bahasa Indonesia"}
"""Each by its own name, which is never translated."""

_SYMBOLS = {"IDR": "Rp", "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "SGD": "S$", "MYR": "RM"}
_MINUTE = 60
_SPOKEN_SECONDS, _SPOKEN_MINUTES = 90, 90


class _Language:
    """What is in use now; there is one window."""

    def __init__(self) -> None:
        self.code = ENGLISH
        self.locale = QLocale("en_GB")
        self.money_locale = QLocale("id_ID")
        self.translators: list[QTranslator] = []


_now = _Language()


def system_language() -> str:
    """The first of the system's languages that the program speaks, else English."""
    for name in QLocale.system().uiLanguages():
        if name.partition("-")[0] in LANGUAGES:
            return name.partition("-")[0]
    return ENGLISH


def use_language(code: str, region: str = "id-ID") -> None:
    """Speak a language from now on; empty for the system's. ``region`` is the locale that writes money."""
    application = QCoreApplication.instance()
    for old in _now.translators:
        QCoreApplication.removeTranslator(old)
    _now.translators = []
    _now.code = code if code in (*LANGUAGES, PSEUDO) else system_language()
    _now.locale = QLocale("id_ID") if _now.code == INDONESIAN else QLocale("en_GB")
    _now.money_locale = QLocale(region.replace("-", "_"))
    # Qt's own words (file dialog, context menu of a field) have a catalogue of their own, where Qt ships one.
    for name in (f"qtbase_{_now.code}", f"voucher-till_{_now.code}"):
        translator = QTranslator(application)
        if translator.load(str(resource("translations", f"{name}.qm"))):
            QCoreApplication.installTranslator(translator)
            _now.translators.append(translator)
    QLocale.setDefault(_now.locale)


def language() -> str:
    """The language in use: ``en`` or ``id``."""
    return _now.code


def translate(context: str, text: str, comment: str = "", count: int | None = None, **values: Value) -> str:
    """A text in the language in use, with its values written by the locale.

    ``context`` and ``text`` are literals: translators find them by reading the source. With a ``count`` the
    text has ``%n`` for the number and ``(s)`` for the English plural.
    """
    found = QCoreApplication.translate(context, text, comment, -1 if count is None else count)
    if count is not None and found == text.replace("%n", str(count)):
        found = counted(text, count)
    return filled(found, {name: written(value) for name, value in values.items()})


def worded(*phrases: Phrase) -> str:
    """Phrases of the layers below, as one text in the language in use."""
    return " ".join(translate(one.context, one.text, "", one.count, **dict(one.values)) for one in phrases)


def written(value: Value) -> str:
    """A value as people write it here."""
    if isinstance(value, Phrase):
        return worded(value)
    if isinstance(value, Ago):
        return ago(value.moment)
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, datetime):
        return date_and_time(value)
    if isinstance(value, date):
        return _now.locale.toString(QDate(value.year, value.month, value.day), "d MMM yyyy")
    if isinstance(value, float):
        return _now.locale.toString(value, "g", 6)
    return str(value)


def money(amount: Money | None) -> str:
    """``Rp25.000``: as customers of the outlet's region know it, whatever language the cashier reads.

    Empty when the amount is not known.
    """
    if amount is None:
        return ""
    exponent = amount.amount.as_tuple().exponent
    shown = decimals(amount.currency)
    if isinstance(exponent, int) and amount.amount != round(amount.amount, shown):
        shown = -exponent
    number = _now.money_locale.toString(float(amount.amount), "f", shown)
    symbol = _SYMBOLS.get(amount.currency, f"{amount.currency} " if amount.currency else "")
    return symbol + number


def time(moment: datetime) -> str:
    """``18:00``, in this computer's time zone."""
    return f"{moment.astimezone():%H:%M}"


def date_and_time(moment: datetime) -> str:
    """``27 Nov 2026, 22:00``; today, tomorrow and yesterday by name, and days of this week by theirs."""
    local, today = moment.astimezone(), datetime.now(UTC).astimezone().date()
    days = (local.date() - today).days
    at = time(moment)
    if days == 0:
        return translate("language", "today {time}", time=at)
    if days == 1:
        return translate("language", "tomorrow {time}", time=at)
    if days == -1:
        return translate("language", "yesterday {time}", time=at)
    stamp = QDateTime.fromSecsSinceEpoch(int(local.timestamp()))
    if 1 < days < 7:
        return f"{_now.locale.toString(stamp, 'dddd')} {at}"
    return f"{_now.locale.toString(stamp, 'd MMM yyyy')}, {at}"


def full_date(moment: datetime) -> str:
    """``27 Nov 2026 22:00``, for paper that is read on another day."""
    stamp = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return f"{_now.locale.toString(stamp, 'd MMM yyyy')} {time(moment)}"


def ago(moment: datetime) -> str:
    """How long ago something was: ``40 seconds ago``; a day and a time when it is long ago."""
    seconds = seconds_since(moment)
    if seconds < _SPOKEN_SECONDS:
        return translate("language", "%n second(s) ago", "", seconds)
    if seconds < _SPOKEN_MINUTES * _MINUTE:
        return translate("language", "%n minute(s) ago", "", seconds // _MINUTE)
    return date_and_time(moment)
