"""What the services say while they work on a request: the log's warnings and errors, exceptions, notifications."""
import logging

KEPT_OUT = ('Policy', 'deprecat', 'Deprecat', 'Unable to get rados pool', 'RPCClient', 'conf_key_mgr', 'insecure')
NOT_OURS = ('scheduler.capacity', 'capacity.')
PAYLOAD = ('snapshot_id', 'volume_id', 'status', 'volume_size', 'display_name')


class Lanes(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.reset()
        root = logging.getLogger()
        root.handlers[:] = [self]
        root.setLevel(logging.WARNING)

    def reset(self):
        self.log, self.exceptions, self.notifications = [], [], []

    def emit(self, record):
        if record.levelno < logging.WARNING:
            return None
        text = record.getMessage().split('\n')[0]
        if any(word in text for word in KEPT_OUT) or record.name.startswith('oslo_db'):
            return None
        self.log.append('%s %s %s' % (record.levelname, record.name, text))
        if record.exc_info and record.exc_info[1] is not None:
            e = record.exc_info[1]
            shown = '%s.%s: %s' % (type(e).__module__, type(e).__name__, e)
            if shown not in self.exceptions:
                self.exceptions.append(shown)
        return None

    def notified(self, publisher_id, priority, event_type, payload):
        if not event_type.startswith(NOT_OURS):
            shown = {k: payload[k] for k in PAYLOAD if k in payload}
            self.notifications.append(dict(event_type=event_type, publisher_id=publisher_id, priority=priority, **shown))


class Notifier(object):
    """In place of the messaging library's, which the Cinder 21 of Debian can't hand its contexts to."""

    def __init__(self, lanes, publisher_id=None):
        self.lanes, self.publisher_id = lanes, publisher_id

    def prepare(self, publisher_id):
        return Notifier(self.lanes, publisher_id)

    def info(self, context, event_type, payload):
        self.lanes.notified(self.publisher_id, 'INFO', event_type, payload)

    def error(self, context, event_type, payload):
        self.lanes.notified(self.publisher_id, 'ERROR', event_type, payload)
