import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  closeServer,
  createCountedLine,
  listen,
  slow4G,
  type CountedLine,
} from '../../../src/commands/bench/counted-line.ts';

const body = gzipSync(
  Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251)),
);

let server: Server;
let line: CountedLine;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.headers['accept-encoding']}`);
    response.sendDate = false;
    const status = request.url === '/same' ? 304 : 200;
    response.writeHead(status, { ETag: '"a"' });
    response.end(status === 304 ? undefined : body);
  });
  line = await createCountedLine(`http://localhost:${await listen(server)}`, null);
});

afterEach(async () => {
  await line.close();
  await closeServer(server);
});

describe('a counted line', () => {
  it('counts headers and body of every answer as they went over the wire', async () => {
    await (await fetch(`${line.url}/file`)).arrayBuffer();
    await (await fetch(`${line.url}/same`)).arrayBuffer();
    expect(line.answers()).toEqual([
      {
        path: '/file',
        status: 200,
        // HTTP/1.1 200 OK, ETag: "a", Transfer-Encoding: chunked, an empty line; two bytes end each.
        headerBytes: 17 + 11 + 28 + 2,
        bodyBytes: body.length,
      },
      { path: '/same', status: 304, headerBytes: 17 + 11 + 2, bodyBytes: 0 },
    ]);
    expect(line.bytesBy(Date.now())).toBe(58 + body.length + 30);
  });

  it('asks for gzip, whatever else the browser could read', async () => {
    await (await fetch(`${line.url}/file`, { headers: { 'Accept-Encoding': 'br' } })).text();
    expect(asked).toEqual(['gzip']);
  });

  it('counts anew after it has been told to forget', async () => {
    await (await fetch(`${line.url}/same`)).text();
    line.forget();
    expect([line.answers().length, line.bytesBy(Date.now())]).toEqual([0, 0]);
  });

  it('as slow as 4G takes a round trip, and its time for every byte, of two answers together', async () => {
    const slow = await createCountedLine(`http://localhost:${portOf(server)}`, slow4G);
    const startedAt = performance.now();
    const get = async () => (await fetch(`${slow.url}/file`)).arrayBuffer();
    await Promise.all([get(), get()]);
    const bits = 2 * (body.length + 58) * 8;
    expect(performance.now() - startedAt).toBeGreaterThan(150 + (bits / 1_600_000) * 1000 - 5);
    await slow.close();
  });
});

function portOf(listening: Server): number {
  const address = listening.address();
  return typeof address === 'object' && address ? address.port : 0;
}
