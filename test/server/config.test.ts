import { describe, expect, test } from 'vitest';
import { decodeConfig } from '../../src/server/config.ts';

describe('The configuration', () => {
  test('is complete with nothing said: loopback, port 8080, an embedded database', () => {
    expect(decodeConfig({})).toEqual({
      ok: true,
      value: {
        port: 8080,
        host: 'localhost',
        dataFolder: `${process.cwd()}/.data`,
        databaseUrl: null,
        publicUrl: null,
        production: false,
        secret: null,
        metricsToken: null,
        municipality: { code: '142077', name: '茅ヶ崎市' },
      },
    });
  });

  test('takes what is said', () => {
    const decoded = decodeConfig({
      PORT: '80',
      HOST: '0.0.0.0',
      DATA_DIR: '/srv/hiroba',
      DATABASE_URL: 'postgres://a:b@db/c',
      PUBLIC_URL: 'https://sumaho.example.jp/',
      NODE_ENV: 'production',
      SECRET: 's'.repeat(32),
      METRICS_TOKEN: 'm'.repeat(32),
      MUNICIPALITY_CODE: '142034',
      MUNICIPALITY_NAME: '平塚市',
    });
    expect(decoded).toEqual({
      ok: true,
      value: {
        port: 80,
        host: '0.0.0.0',
        dataFolder: '/srv/hiroba',
        databaseUrl: 'postgres://a:b@db/c',
        publicUrl: 'https://sumaho.example.jp',
        production: true,
        secret: 's'.repeat(32),
        metricsToken: 'm'.repeat(32),
        municipality: { code: '142034', name: '平塚市' },
      },
    });
  });

  test('names every fault at once, in plain words and without the secret', () => {
    const decoded = decodeConfig({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://x',
      PUBLIC_URL: 'sumaho',
      NODE_ENV: 'prod',
      SECRET: 'too short',
      MUNICIPALITY_CODE: '14207',
    });
    expect(decoded.ok).toBe(false);
    if (decoded.ok) return;
    expect(decoded.failure.map(({ name }) => name)).toEqual([
      'PORT',
      'DATABASE_URL',
      'PUBLIC_URL',
      'NODE_ENV',
      'SECRET',
      'MUNICIPALITY_CODE',
    ]);
    expect(JSON.stringify(decoded.failure)).not.toContain('too short');
  });

  test('refuses a port that is none', () => {
    for (const PORT of ['65536', '-1', '8.5', '']) expect(decodeConfig({ PORT }).ok).toBe(false);
  });
});
