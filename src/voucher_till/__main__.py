"""``python -m voucher_till`` is the command ``voucher-till``."""

import sys

from voucher_till.cli.main import main

sys.exit(main())
