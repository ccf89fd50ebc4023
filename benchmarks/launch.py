"""Runs one command and prints as JSON what it took. Small, and loads nothing of ours."""

import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, text=True, check=False)
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
print(
    json.dumps(
        {
            "status": done.returncode,
            "seconds": seconds,
            "processor": used.ru_utime + used.ru_stime,
            "peak": used.ru_maxrss / unit,
            "out": done.stdout[-200:],
        }
    )
)
