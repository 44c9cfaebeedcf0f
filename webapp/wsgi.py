"""The WSGI application, loaded once by each worker process of the server."""

import gc
import os

from webapp.app import create_app
from webapp.config import Config

app = create_app(Config.from_environment(os.environ))

# Everything loaded so far lives as long as the process: exempt it from garbage collection.
gc.collect()
gc.freeze()
