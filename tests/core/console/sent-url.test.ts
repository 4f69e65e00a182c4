import { describe, expect, it } from 'vitest';
import { pathOf, quotedUrl, quotePlus } from '../../../core/console/sent-url.ts';

/** Addresses behind `http://h:1`, as Python's requests 2.28 writes them, and what of each is sent. */
const ADDRESSES: readonly (readonly [given: string, shown: string, sent?: string])[] = [
  ['/a b', '/a%20b'],
  ['/é', '/%C3%A9'],
  ['/%41%7e%2f%c3%a9', '/A~%2F%C3%A9'],
  ['/100%', '/100%25'],
  ['/%zz/%41', '/%25zz/%2541'],
  ['/a#b c', '/a#b%20c', '/a'],
  ['/a#b#c', '/a#b%23c', '/a'],
  ['/?q=a+b&r=ü', '/?q=a+b&r=%C3%BC'],
  ['/"<>\\^`{|}', '/%22%3C%3E%5C%5E%60%7B%7C%7D'],
  ["/!$&'()*+,;=:@[]~-._", "/!$&'()*+,;=:@%5B%5D~-._"],
  ['/漢字?x=😀', '/%E6%BC%A2%E5%AD%97?x=%F0%9F%98%80'],
  ['/a%2Fb?c%20d', '/a%2Fb?c%20d'],
  ['/a%23b#c', '/a%23b#c', '/a%23b'],
];

describe('an address', () => {
  it.each(ADDRESSES)('%s', (given, shown, sent = shown) => {
    expect(quotedUrl(`http://h:1${given}`)).toBe(`http://h:1${shown}`);
    expect(pathOf(`http://h:1${given}`)).toBe(sent);
  });

  it('without a path asks for the root', () => {
    expect(pathOf('http://h:1')).toBe('/');
  });
});

describe('a value in a query', () => {
  it.each([
    ['a b', 'a+b'],
    ['é/漢😀', '%C3%A9%2F%E6%BC%A2%F0%9F%98%80'],
    ['a.b-c_d~e', 'a.b-c_d~e'],
    ['{"a": 1}', '%7B%22a%22%3A+1%7D'],
    ["!'()*", '%21%27%28%29%2A'],
    ['%+&=#', '%25%2B%26%3D%23'],
    ['\n\t', '%0A%09'],
    ['', ''],
  ])('%j', (text, quoted) => {
    expect(quotePlus(text)).toBe(quoted);
  });

  it('has U+FFFD in place of half a character', () => {
    expect(quotePlus('\ud800')).toBe('%EF%BF%BD');
  });
});
