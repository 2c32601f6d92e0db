"""usage: launcher.py RESULT COMMAND…: run a command and write what it took.

A process of its own because the system counts towards a process the memory of whoever started it; this one is small.
"""

import json
import os
import signal
import sys
import time

signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is for the command; ignored, it would stay ignored in there
began = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)  # with all the processes that it waited for
seconds = time.perf_counter() - began
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
with open(sys.argv[1], "w") as result:  # noqa: PTH123 - pathlib is larger than all the rest
    json.dump({"seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime, "peak": peak}, result)
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
