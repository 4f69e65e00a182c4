"""A target whose driver writes to standard output, starts children that do, and reads standard input."""
import os
import subprocess
import sys

from custody_kit import main
from toy import ToyAdapter


class ChattyDriver:
    def manage_existing_snapshot_get_size(self, snapshot, existing_ref):
        print('printed')
        os.write(1, b'written\n')
        subprocess.run(['echo', 'echoed'], check=True)
        return sys.stdin.read() if existing_ref == 'read' else 1

    def manage_existing_snapshot(self, snapshot, existing_ref):
        print('last words')
        os._exit(3)


class ChattyAdapter(ToyAdapter):
    def make_driver(self, options):
        if options.get('broken'):
            raise RuntimeError('cannot be made')
        return ChattyDriver()


main(ChattyAdapter)
