import { describe, expect, test } from 'vitest';
import { isUnavailable } from '../../src/server/unavailable.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('A fault', () => {
  test.each([
    ['the database refuses connections', withCode('ECONNREFUSED')],
    ['it is shutting down', withCode('57P01')],
    ['the disk is full', withCode('53100')],
    ['it has no connection left', withCode('53300')],
    ['a connection broke', new Error('Connection terminated unexpectedly')],
    ['none could be had in time', new Error('timeout exceeded when trying to connect')],
    ['a lock was not to be had', withCode('55P03')],
    ['both addresses refused', new AggregateError([withCode('ECONNREFUSED')])],
    ['a library wrapped it', new Error('x', { cause: withCode('57P03') })],
  ])('is the machine when %s', (_, error) => {
    expect(isUnavailable(error)).toBe(true);
  });

  test.each([
    ['a statement is wrong', withCode('42601')],
    ['a key is doubled', withCode('23505')],
    ['something else is', new Error('x')],
    ['it is no error at all', 'x'],
  ])('is ours when %s', (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });
});
