import { describe, expect, test } from 'vitest';
import { contentOf, cutTo } from '../../../core/backend/content.ts';
import { sha256Hex } from '../../../core/value/digest.ts';

describe('the digest of an object', () => {
  test('is the SHA-256 of the canonical JSON of its list of offset and text', () => {
    expect(contentOf('payroll')).toEqual({ digest: sha256Hex('[[0,"payroll"]]'), pieces: [[0, 'payroll']] });
    expect(contentOf('Gehälter "März"').digest).toBe(sha256Hex('[[0,"Gehälter \\"März\\""]]'));
  });

  // What Python's hashlib gives for the same two texts.
  test('is what Python computes', () => {
    expect(contentOf().digest).toBe('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945');
    expect(contentOf('payroll').digest).toBe('485b9eee412f83a1451563afa5c567e1cbc96c556b128138ef695736bc016360');
  });

  test('is that of the empty list where nothing was written', () => {
    expect(contentOf()).toEqual({ digest: sha256Hex('[]'), pieces: [] });
    expect(contentOf('')).toEqual(contentOf());
  });
});

describe('an object made smaller', () => {
  test('keeps what still fits', () => {
    expect(cutTo(contentOf('payroll'), 7)).toEqual(contentOf('payroll'));
    expect(cutTo(contentOf('payroll'), 3)).toEqual(contentOf('pay'));
    expect(cutTo(contentOf('payroll'), 0)).toEqual(contentOf());
  });

  test('is counted in bytes of UTF-8, and holds whole characters', () => {
    expect(cutTo(contentOf('aä€😀z'), 10)).toEqual(contentOf('aä€😀'));
    expect(cutTo(contentOf('aä€😀z'), 9)).toEqual(contentOf('aä€'));
    expect(cutTo(contentOf('aä€😀z'), 2)).toEqual(contentOf('a'));
  });

  test.each(['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}'])('knows how long a character is: case %#', (character) => {
    const { length } = new TextEncoder().encode(character);
    expect([length - 1, length].map((size) => cutTo(contentOf(character), size))).toEqual([contentOf(), contentOf(character)]);
  });
});
