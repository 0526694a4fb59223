/**
 * A line between phones and a city that does what lines do: it is cut, answers get lost or come in half, a Wi-Fi's
 * own page answers with 200, a proxy refuses, a request arrives twice, everything takes seconds.
 */
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../simulation/chance.ts';
import { strangeAnswer } from '../simulation/strange-answer.ts';
import type { Line } from './line.ts';

export const weathers = [
  'fine',
  'offline',
  'captive portal',
  'look-alikes',
  'lost requests',
  'lost answers',
  'cut answers',
  'refusals',
  'doubled',
  'slow',
] as const;
export type Weather = (typeof weathers)[number];

export type FaultLine = Line & {
  /** Until it is told otherwise. */
  readonly turn: (weather: Weather) => void;
  /** Resolves when the next batch of records has been passed on to the city, and before its answer. */
  readonly nextBatch: () => Promise<void>;
};

/** In foul weather so many requests are struck; the others come through. */
const struck = 0.6;
/** 20 kbit/s, and a round trip of 3 s. */
const bytesPerSecond = 2_500;
const oneWay = 1_500;
const chunk = 250;

const portalPage = '<!doctype html><title>Free Wi-Fi</title><h1>Welcome! Please sign in.</h1>';
const proxyPage = (status: number) => `<html><h1>${status}</h1><hr>nginx</html>`;

type Answered = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

export async function createFaultLine(
  targetPort: () => number,
  chance: Chance,
  /** Told of every fault that struck. */
  count: (fault: string) => void,
): Promise<FaultLine> {
  const open = new Set<Socket>();
  const agent = new Agent({ keepAlive: true });
  const earlier: { status: number; text: string }[] = [];
  let weather: Weather = 'fine';
  let heard: (() => void)[] = [];
  let lineIsFreeAt = 0;

  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('connection', (socket) => {
    if (weather === 'offline') return void socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const turn = (next: Weather) => {
    weather = next;
    if (next === 'offline') for (const socket of open) socket.destroy();
  };
  return {
    port: address.port,
    turn,
    nextBatch: () => new Promise((resolve) => heard.push(resolve)),
    cut: () => turn('offline'),
    mend: () => turn('fine'),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        agent.destroy();
        server.close(() => resolve());
      }),
  };

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const now = weather;
    const body = await readAll(incoming);
    if (now === 'captive portal') {
      count(now);
      return send(outgoing, { status: 200, headers: html, body: Buffer.from(portalPage) });
    }
    const isStruck = now !== 'fine' && now !== 'slow' && chance.happens(struck);
    if (isStruck) count(now);
    if (isStruck && now === 'lost requests') return void outgoing.destroy();
    if (isStruck && now === 'refusals') {
      const status = chance.pick([413, 502, 503]);
      return send(outgoing, { status, headers: html, body: Buffer.from(proxyPage(status)) });
    }
    if (isStruck && now === 'look-alikes') {
      const { status, text } = strangeAnswer(chance, body.toString() || null, earlier);
      return send(outgoing, { status, headers: json, body: Buffer.from(text) });
    }
    if (now === 'slow') {
      count(now);
      await wait(oneWay);
      await takeTurn(body.length);
    }
    if (isStruck && now === 'doubled') void passOn(incoming, body).catch(() => undefined);
    const answer = await passOn(incoming, body);
    if (isStruck && now === 'lost answers') return void outgoing.destroy();
    if (isStruck && now === 'cut answers') return sendHalf(outgoing, answer);
    if (now === 'slow') {
      await wait(oneWay);
      return sendSlowly(outgoing, answer);
    }
    return send(outgoing, answer);
  }

  function passOn(incoming: IncomingMessage, body: Buffer): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const { method, url, headers } = incoming;
      const onward = request(
        { host: '127.0.0.1', port: targetPort(), method, path: url, headers, agent },
        (answer) =>
          void readAll(answer).then((received) => {
            const status = answer.statusCode ?? 0;
            if (url?.startsWith('/api/') && received.length < 100_000) {
              earlier.push({ status, text: received.toString() });
              if (earlier.length > 8) earlier.shift();
            }
            resolve({ status, headers: answer.headers, body: received });
          }, reject),
      );
      onward.once('error', reject);
      onward.end(body, () => {
        if (url?.startsWith('/api/push')) for (const hear of heard.splice(0)) hear();
      });
    });
  }

  /** All that is on the line shares it. */
  async function takeTurn(bytes: number): Promise<void> {
    lineIsFreeAt = Math.max(lineIsFreeAt, Date.now()) + (bytes / bytesPerSecond) * 1_000;
    await wait(lineIsFreeAt - Date.now());
  }

  async function sendSlowly(outgoing: ServerResponse, answer: Answered): Promise<void> {
    outgoing.writeHead(answer.status, answer.headers);
    for (let at = 0; at < answer.body.length && !outgoing.destroyed; at += chunk) {
      await takeTurn(chunk);
      outgoing.write(answer.body.subarray(at, at + chunk));
    }
    outgoing.end();
  }
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const json = { 'content-type': 'application/json' };

function send(outgoing: ServerResponse, { status, headers, body }: Answered): void {
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

/** Says how much will come, and breaks off in the middle. */
function sendHalf(outgoing: ServerResponse, { status, headers, body }: Answered): void {
  const { 'transfer-encoding': _, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, 'content-length': String(Math.max(1, body.length)) });
  outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
