"""The application as a server loads it, once in each worker process."""

import gc
import os

from webapp.app import create_app
from webapp.config import Config

app = create_app(Config.from_environment(os.environ))

# What stands here stays for good: the garbage collector need not walk through it again and again.
gc.collect()
gc.freeze()
