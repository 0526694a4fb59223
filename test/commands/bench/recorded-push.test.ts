import { describe, expect, test } from 'vitest';
import { literalOf, pgbenchScriptOf } from '../../../src/commands/bench/ingest/recorded-push.ts';

describe('A recorded push as a script for pgbench', () => {
  test('leaves out how the phone was found, begins and ends its transaction, and varies what must be new', () => {
    const script = pgbenchScriptOf(
      [
        { sql: `SELECT set_config('hiroba.presented_secret', $1, true)`, values: ['abc'] },
        { sql: 'SELECT 1 FROM device WHERE token_hash = $1', values: ['abc'] },
        { sql: `SELECT set_config('hiroba.municipality', $1, true)`, values: ['142077'] },
        {
          sql: 'INSERT INTO op\n  SELECT $1, $2, unnest($3::bigint[])',
          values: ['142077', 'abab', [901, 902]],
        },
      ],
      {
        variables: ['\\set n :n + 1', '\\set s0 :n * 2'],
        replacements: [
          ['abab', 'phone-:client_id'],
          ['901', ' :s0'],
        ],
      },
    );
    expect(script.split('\n')).toEqual([
      '\\set n :n + 1',
      '\\set s0 :n * 2',
      'BEGIN;',
      `SELECT set_config('hiroba.municipality', '142077', true);`,
      `INSERT INTO op SELECT '142077', 'phone-:client_id', unnest('{" :s0","902"}'::bigint[]);`,
      'COMMIT;',
      '',
    ]);
  });

  test('writes values as PostgreSQL reads them', () => {
    expect([null, 7, "it's", ['a"b', null, 'c\\d'], true].map(literalOf)).toEqual([
      'NULL',
      `'7'`,
      `'it''s'`,
      `'{"a\\"b",NULL,"c\\\\d"}'`,
      `'true'`,
    ]);
  });
});
