"""Async client of the platform: token, vouchers, outlets and products, each within its limits.

It stands by itself: no window, no store. See ``docs/client.md`` for examples.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from voucher_till.dining_api.surface import *  # noqa: F403
    from voucher_till.dining_api.surface import __all__ as __all__
else:

    def __getattr__(name: str) -> Any:
        # What needs one module of it, such as a question on the command line, does not wait for HTTP to load.
        # All it offers are classes; a small letter begins a module, which the import system finds by itself.
        if name != "__all__" and not name[:1].isupper():
            raise AttributeError(name)
        from voucher_till.dining_api import surface

        return surface.__all__ if name == "__all__" else getattr(surface, name)
