/**
 * A line to a server on this machine that counts what comes down it, and can be as slow as an old phone's. The
 * emulation in Chromium's own tools is set page by page, and a page's service worker goes past it; here both share
 * one line, as they do on a phone. Answers come gzipped, because that is what the figures are in.
 */
import { createServer, request as askServer, type IncomingMessage, type Server } from 'node:http';

export type Pace = {
  readonly downBitsPerSecond: number;
  readonly upBitsPerSecond: number;
  /** Waited once for each request; opening a connection is free, which favours nobody but the limit. */
  readonly roundTripMs: number;
};

export const slow4G: Pace = {
  downBitsPerSecond: 1_600_000,
  upBitsPerSecond: 750_000,
  roundTripMs: 150,
};

export type Answer = {
  readonly path: string;
  readonly status: number;
  /** Status line and headers as they went over the wire. */
  readonly headerBytes: number;
  /** As they went over the wire, compressed. */
  readonly bodyBytes: number;
};

export type CountedLine = {
  /** Address that browsers use. */
  readonly url: string;
  readonly answers: () => readonly Answer[];
  /** Bytes of answers, headers included, that had arrived by then (ms since 1970). */
  readonly bytesBy: (time: number) => number;
  /** Counts anew from here. */
  readonly forget: () => void;
  /** Milliseconds since anything was asked or answered. */
  readonly quietFor: () => number;
  readonly close: () => Promise<void>;
};

/** Small enough that two answers on one line share it fairly. */
const pieceBytes = 1400;

export async function createCountedLine(target: string, pace: Pace | null): Promise<CountedLine> {
  const answers: Answer[] = [];
  const arrivals: { readonly at: number; readonly bytes: number }[] = [];
  const heard = { at: Date.now() };
  const down = createTrack(pace?.downBitsPerSecond ?? null);
  const up = createTrack(pace?.upBitsPerSecond ?? null);
  const arrive = async (bytes: number) => {
    await down(bytes);
    heard.at = Date.now();
    arrivals.push({ at: heard.at, bytes });
  };

  const server = createServer((asked, reply) => {
    void (async () => {
      heard.at = Date.now();
      await up(headerBytesOf(`${asked.method} ${asked.url}`, asked.rawHeaders));
      if (pace) await sleep(pace.roundTripMs);
      const answer = await forward(asked, target);
      const headers = withoutHop(answer.rawHeaders);
      const headerBytes = headerBytesOf(`HTTP/1.1 ${answer.statusCode} OK`, headers);
      await arrive(headerBytes);
      reply.writeHead(answer.statusCode ?? 502, headers);
      let bodyBytes = 0;
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        for (let from = 0; from < chunk.length; from += pieceBytes) {
          const piece = chunk.subarray(from, from + pieceBytes);
          await arrive(piece.length);
          bodyBytes += piece.length;
          reply.write(piece);
        }
      }
      reply.end();
      const path = new URL(asked.url ?? '/', target).pathname;
      answers.push({ path, status: answer.statusCode ?? 502, headerBytes, bodyBytes });
    })().catch(() => reply.destroy());
  });
  const port = await listen(server);
  return {
    url: `http://localhost:${port}`,
    answers: () => answers,
    bytesBy: (time) => arrivals.reduce((sum, { at, bytes }) => (at <= time ? sum + bytes : sum), 0),
    forget: () => {
      answers.length = 0;
      arrivals.length = 0;
    },
    quietFor: () => Date.now() - heard.at,
    close: () => closeServer(server),
  };
}

/** The port that was given. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Ends at once, also for those who are still connected. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Resolves when so many bytes more have gone over a track that carries one thing after another. */
function createTrack(bitsPerSecond: number | null): (bytes: number) => Promise<void> {
  const track = { freeAt: 0 };
  return async (bytes) => {
    if (bitsPerSecond === null) return;
    track.freeAt = Math.max(track.freeAt, performance.now()) + (bytes * 8000) / bitsPerSecond;
    await sleep(track.freeAt - performance.now());
  };
}

function forward(asked: IncomingMessage, target: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(target);
    const headers = { ...asked.headers, 'accept-encoding': 'gzip' };
    const onward = askServer(
      { hostname, port, family: 4, method: asked.method, path: asked.url, headers },
      resolve,
    );
    onward.once('error', reject);
    asked.pipe(onward);
  });
}

/** Names and values by turns, without those that belong to one connection. */
function withoutHop(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_, index) => {
    const name = (rawHeaders[index - (index % 2)] ?? '').toLowerCase();
    return name !== 'connection' && name !== 'keep-alive';
  });
}

/** Each line ends in two bytes, each header has two between name and value, and an empty line comes last. */
function headerBytesOf(firstLine: string, rawHeaders: readonly string[]): number {
  const text = rawHeaders.reduce((sum, word) => sum + Buffer.byteLength(word) + 2, 0);
  return firstLine.length + 2 + text + 2;
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
