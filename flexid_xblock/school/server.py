"""How gunicorn serves the school; gunicorn reads these names."""

import os
import signal
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = 2
threads = 4
preload_app = True
control_socket_disable = True
umask = 0o077
loglevel = "warning"
graceful_timeout = 5


def post_worker_init(worker: Any) -> None:
    """Leave Ctrl-C to the master: told twice at once, a worker can hang until it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
