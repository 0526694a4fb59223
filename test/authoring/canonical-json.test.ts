import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/authoring/canonical-json.ts';

it('writes equal values alike, whatever the order of their names', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: '市' })).toBe('{"a":"市","b":[{"c":2,"d":1}]}');
  expect(canonicalJson({ a: '市', b: [{ c: 2, d: 1 }] })).toBe('{"a":"市","b":[{"c":2,"d":1}]}');
});

it('keeps the order of lists and leaves out what is undefined', () => {
  expect(canonicalJson({ list: [2, 1, null], none: undefined })).toBe('{"list":[2,1,null]}');
});
