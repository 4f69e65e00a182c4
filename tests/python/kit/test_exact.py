"""JSON both ways keeps what a driver can tell apart, and digests are those that Custody computes."""
import collections
import decimal
import math
import sys
import unittest

from custody_kit.exact import canonical, content_digest, digest, dumps, loads, uuid_from


class ExactJson(unittest.TestCase):
    def test_keys_keep_their_order_and_the_last_of_two_wins_at_the_first_place(self):
        self.assertEqual(list(loads('{"b": 1, "1": 2, "a": 3}').items()), [('b', 1), ('1', 2), ('a', 3)])
        self.assertEqual(list(loads('{"b": 1, "a": 2, "b": 3}').items()), [('b', 3), ('a', 2)])
        self.assertEqual(dumps({'b': 1, '1': 2}), '{"b":1,"1":2}')

    def test_a_float_stays_a_float_and_an_int_an_int(self):
        self.assertIs(type(loads('1')), int)
        self.assertIs(type(loads('1.0')), float)
        self.assertEqual(dumps([1, 1.0, -0.0, 1e400, True, None]), '[1,1.0,-0.0,Infinity,true,null]')
        self.assertTrue(math.isnan(loads(dumps(math.nan))))

    def test_integers_have_any_size_and_the_drivers_own_limit_stays(self):
        digits = '7' * 10_000
        self.assertEqual(dumps(loads(digits)), digits)
        if hasattr(sys, 'get_int_max_str_digits'):
            self.assertNotEqual(sys.get_int_max_str_digits(), 0)

    def test_half_a_surrogate_pair_goes_through(self):
        self.assertEqual(loads('"\\ud800"'), '\ud800')
        self.assertEqual(dumps('\ud800ä'), '"\\ud800\\u00e4"')

    def test_what_is_no_json_goes_as_its_type_and_repr(self):
        self.assertEqual(loads(dumps(decimal.Decimal('1.50'))), {'$python': {'type': 'Decimal', 'repr': "Decimal('1.50')"}})
        self.assertEqual(loads(dumps({'a': [b'x']})), {'a': [{'$python': {'type': 'bytes', 'repr': "b'x'"}}]})
        self.assertEqual(loads(dumps({1: 2})), {'$python': {'type': 'dict', 'repr': '{1: 2}'}})

    def test_kinds_of_lists_and_mappings_are_as_the_api_would_send_them(self):
        self.assertEqual(dumps((1, collections.OrderedDict(b=1, a=2))), '[1,{"b":1,"a":2}]')

    def test_what_has_no_repr_or_no_end_is_told_all_the_same(self):
        class Mute:
            def __repr__(self):
                raise ValueError
        self.assertEqual(loads(dumps(Mute())), {'$python': {'type': 'Mute', 'repr': '<repr raised ValueError>'}})
        endless = []
        endless.append(endless)
        self.assertEqual(loads(dumps(endless)), {'$python': {'type': 'list', 'repr': '[[...]]'}})


class Digests(unittest.TestCase):
    """The expected digests are those of core/value/digest.ts and core/backend/content.ts."""

    def test_the_canonical_text_sorts_keys_by_code_point_and_escapes_little(self):
        self.assertEqual(canonical({'\U0001f600': 1, '\uffff': 2, 'a': [1.0, 'ä\n\x1f\x7f\ud800']}),
                         '{"a":[1.0,"ä\\n\\u001f\x7f\\ud800"],"\uffff":2,"\U0001f600":1}')

    def test_digests_of_values(self):
        self.assertEqual(digest({'b': 1.0, 'a': 1}), DIGEST_OF_VALUES)
        self.assertNotEqual(digest(1), digest(1.0))

    def test_digests_of_contents(self):
        self.assertEqual(content_digest([]), '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945')
        self.assertEqual(content_digest([(0, 'payroll')]), '485b9eee412f83a1451563afa5c567e1cbc96c556b128138ef695736bc016360')

    def test_ids_of_a_seed(self):
        self.assertEqual(uuid_from('0/object', 0), ID_OF_SEED)


DIGEST_OF_VALUES = '386f210ad07c6df906a0d5d0b05f01a9ad19bf1da1ba515fb01eb4afd012278a'
ID_OF_SEED = '173f5849-d77f-4aeb-afd7-da4a995c920a'
