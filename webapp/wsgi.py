"""The application as a server loads it, once in each worker process."""

import os

from webapp.app import create_app
from webapp.config import Config

app = create_app(Config.from_environment(os.environ))
