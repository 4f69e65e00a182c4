"""A refusal, a crash and an answer are told apart, with what one wants to know of each."""
import re
import unittest

from custody_kit import exception
from custody_kit.outcome import outcome_of


class OwnRefusal(exception.NotFound):
    message = 'No %(what)s.'


class Outcomes(unittest.TestCase):
    def raised(self, error):
        def call():
            raise error
        return outcome_of(call)

    def test_an_answer(self):
        self.assertEqual(outcome_of(lambda: {'size': 1.0}), {'kind': 'returned', 'value': {'size': 1.0}})

    def test_cinders_exceptions_and_those_derived_from_them_are_refusals(self):
        outcome = self.raised(OwnRefusal(what='tuesday'))
        self.assertEqual(outcome['kind'], 'refused')
        self.assertEqual(outcome['error']['class'], 'OwnRefusal')
        self.assertEqual(outcome['error']['mro'], ['OwnRefusal', 'NotFound', 'CinderException'])
        self.assertEqual(outcome['error']['message'], 'No tuesday.')

    def test_the_text_of_an_invalid_reference(self):
        refusal = exception.ManageExistingInvalidReference(existing_ref={'b': 1.0}, reason='why')
        self.assertEqual(str(refusal), "Manage existing volume failed due to invalid backend reference {'b': 1.0}: why")

    def test_any_other_exception_is_a_crash(self):
        outcome = self.raised(KeyError('source-name'))
        self.assertEqual(outcome['kind'], 'crashed')
        self.assertEqual(outcome['error']['mro'], ['KeyError', 'LookupError'])
        self.assertEqual(outcome['error']['message'], "'source-name'")

    def test_a_class_that_only_has_the_name_is_no_refusal(self):
        impostor = type('CinderException', (Exception,), {})
        self.assertEqual(self.raised(impostor())['kind'], 'crashed')

    def test_where_it_happened_names_the_drivers_own_line(self):
        error = outcome_of(lambda: re.compile(None))['error']
        self.assertRegex(error['where'], r'test_outcome\.py:\d+$')
        self.assertIn('TypeError', error['traceback'])

    def test_an_exception_without_a_text(self):
        class Mute(Exception):
            def __str__(self):
                raise ValueError
        self.assertEqual(self.raised(Mute())['error']['message'], '<str raised ValueError>')

    def test_who_ends_the_process_ends_it(self):
        with self.assertRaises(SystemExit):
            self.raised(SystemExit(3))
