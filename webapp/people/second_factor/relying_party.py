"""For whom passkeys are: the host's name and origin that they are bound to."""

from webapp.config import current_config
from webapp.reach import hostname_of, is_number

DEFAULT_PORTS = {"https": ":443", "http": ":80"}


def name() -> str:
    """The relying party's id: the name of the unit's host."""
    return hostname_of(current_config().unit_address)


def origin() -> str:
    """The only origin whose pages may ask for a passkey, as browsers write it."""
    address = current_config().unit_address.lower()
    return address.removesuffix(DEFAULT_PORTS[address.partition(":")[0]])


def is_possible() -> bool:
    """Whether there can be passkeys: not at a number."""
    return not is_number(name())
