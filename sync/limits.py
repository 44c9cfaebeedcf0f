"""How much one request, one item and one value may be: the protocol's limits."""

MAX_BYTES = 256 * 1024
MAX_ITEMS = 50
MAX_CLAIMS = 200
MAX_ITEM_BYTES = 32 * 1024

# Of what a phone says of itself beside an item; the raw slice has all of it.
MAX_TEXT_LENGTH = 80

MAX_DEPTH = 32
# Above it two parsers may read different numbers.
MAX_INTEGER = 2**53 - 1
