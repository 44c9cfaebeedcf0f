"""The authenticator app on a person's phone."""

import re
import time

from passlib.totp import TOTP

STEP_SECONDS = 30
SECONDS_TO_GIVE_IT = 3
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of the cast's own apps
KEY = re.compile(r'<p class="app-copy" tabindex="0">([A-Z2-7 ]+)</p>')
RECOVERY_CODE = re.compile(r"<li>((?:[a-z2-9]{4}-){3}[a-z2-9]{4})</li>")


class AuthenticatorApp:
    """Shows the code of a secret. A test does not wait for the next: `ahead` shows it at once."""

    def __init__(self, secret: str) -> None:
        self._totp = TOTP(key=secret)

    @classmethod
    def reads(cls, page: str) -> "AuthenticatorApp":
        """Add the account whose key this page shows."""
        found = KEY.search(page)
        assert found, "the page shows no key"
        return cls(found[1])

    def code(self, *, ahead: int = 0) -> str:
        """The code of now, or of so many steps of 30 seconds later."""
        return str(self._totp.generate(time.time() + ahead * STEP_SECONDS).token)

    def earlier_code(self) -> str:
        """The code before that of now, which counts too; if it is about to count no more, wait."""
        left = STEP_SECONDS - time.time() % STEP_SECONDS
        if left < SECONDS_TO_GIVE_IT:
            time.sleep(left)
        return self.code(ahead=-1)


def recovery_codes_on(page: str) -> list[str]:
    """The recovery codes that a page shows."""
    return RECOVERY_CODE.findall(page)
