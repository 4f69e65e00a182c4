"""The stand-ins for Cinder's exceptions are as the exceptions are."""
import inspect
import unittest

from cinder import exception as cinders
from custody_kit import exception, stand_ins

CLASSES = [each for _, each in inspect.getmembers(stand_ins, inspect.isclass) if issubclass(each, Exception)]


class BesideCinders(unittest.TestCase):
    def test_bases_and_texts_are_equal(self):
        self.assertGreater(len(CLASSES), 5)
        for each in CLASSES:
            own = getattr(cinders, each.__name__)
            self.assertEqual([base.__name__ for base in each.__mro__], [base.__name__ for base in own.__mro__])
            self.assertEqual(each.message, own.message)

    def test_where_cinder_is_its_own_are_used(self):
        for each in CLASSES:
            self.assertIs(getattr(exception, each.__name__), getattr(cinders, each.__name__))
