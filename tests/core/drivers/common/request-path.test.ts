import { describe, expect, it } from 'vitest';
import { requestPath, unquoted } from '../../../../core/drivers/common/request-path.ts';

describe('the path that requests asks for', () => {
  it.each([
    ['/api/x::3e8d', '/api/x::3e8d'],
    ['/api/s1?x=/y', '/api/s1'],
    ['/api/s1#x', '/api/s1'],
    ['/api/a/./b/../c', '/api/a/c'],
    ['/../../s1', '/s1'],
    ['/api/.', '/api/'],
    ['/api/s%31%2f', '/api/s1%2F'],
    ['/api/s%31%', '/api/s%2531%25'],
    ["/api/it's (a) name", "/api/it's%20(a)%20name"],
    ['/api/snäp\n', '/api/sn%C3%A4p%0A'],
  ])('of %j is %j', (path, asked) => {
    expect(requestPath(path)).toBe(asked);
  });
});

describe('what the server reads', () => {
  it.each([
    ['s%31%C3%A4', 's1ä'],
    ['%EF%BB%BFs1', '\ufeffs1'],
    ['%C3.%FF', '\ufffd.\ufffd'],
    ['s%3z', 's%3z'],
  ])('of %j is %j', (path, read) => {
    expect(unquoted(path)).toBe(read);
  });
});
