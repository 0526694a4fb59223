/** Listens: wires the app to a real clock, chance, log and port. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { collectDefaultMetrics } from 'prom-client';
import { createApp } from './app.ts';
import type { Dependencies } from './context.ts';
import { createMetrics } from './metrics.ts';

export type ServerOptions = Omit<Dependencies, 'now' | 'randomBytes' | 'metrics' | 'publicUrl'> & {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Null for `http://localhost:<port>`. */
  readonly publicUrl: string | null;
};

export type RunningServer = {
  readonly publicUrl: string;
  /** Takes no new requests, finishes the open ones, then is done. */
  readonly close: () => Promise<void>;
};

/** Longest wait for open requests at the end (ms). */
const patience = 10_000;

/** Rejects with the system's own error (`EADDRINUSE`, `EACCES`) where the port cannot be had. */
export function startServer(options: ServerOptions): Promise<RunningServer> {
  const metrics = createMetrics({ ...options, now: Date.now });
  // This process's own: event loop, memory, garbage collection.
  collectDefaultMetrics({ register: metrics.registry });
  return new Promise((resolve, reject) => {
    // The app is made when the port is known, which its own address may name.
    let handle: ReturnType<typeof createApp> | null = null;
    const server = serve(
      {
        fetch: (request, bindings) =>
          handle ? handle(request, clientAddressOf(bindings)) : new Response(null, { status: 503 }),
        // One address, whichever of its two `localhost` would be looked up as first.
        hostname: options.host === 'localhost' ? '127.0.0.1' : options.host,
        port: options.port,
      },
      ({ port }) => {
        const publicUrl = options.publicUrl ?? `http://localhost:${port}`;
        handle = createApp({
          ...options,
          publicUrl,
          metrics,
          now: Date.now,
          randomBytes: (count) => randomBytes(count),
        });
        resolve({ publicUrl, close: () => closeServer(server as Server) });
      },
    ) as Server;
    // Slow senders hold a connection no longer than this (ms).
    server.headersTimeout = 15_000;
    server.requestTimeout = 120_000;
    server.once('error', reject);
  });
}

function clientAddressOf(bindings: unknown): string {
  const { incoming } = bindings as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? '';
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection is kept open after its last answer; none of those is worth waiting for.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const giveUp = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(giveUp);
      resolve();
    });
  });
}
