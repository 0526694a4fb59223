/** PouchDB's own server on its own store (LevelDB), as its packages on npm ship it, with a page that holds PouchDB. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installPeer } from './install-peer.ts';

/** pouchdb-server itself is an old command around this very middleware. */
const packages = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4.21.2'];

const script = `
const express = require('express');
const PouchDB = require('pouchdb');
const folder = process.argv[2];
const app = express();
const page = '<!doctype html><script src="/pouchdb.js"></script>';
app.get('/', (_, answer) => answer.type('html').send(page));
app.get('/pouchdb.js', (_, answer) => answer.sendFile(require.resolve('pouchdb/dist/pouchdb.min.js')));
app.use('/db', require('express-pouchdb')(PouchDB.defaults({ prefix: folder + '/' }), {
  mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: folder + '/log.txt',
}));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

export type PouchServer = { readonly url: string; readonly end: () => Promise<void> };

export async function startPouchServer(): Promise<PouchServer> {
  const installed = await installPeer('pouchdb', packages);
  writeFileSync(join(installed, 'server.cjs'), script);
  const folder = mkdtempSync(join(tmpdir(), 'sumaho-hiroba-pouch-'));
  const server = spawn(process.execPath, ['server.cjs', folder], {
    cwd: installed,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('exit', () => reject(new Error('the server of PouchDB did not start')));
  });
  return {
    url: `http://localhost:${port}`,
    end: async () => {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
