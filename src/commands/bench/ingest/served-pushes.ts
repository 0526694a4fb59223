/** The server as it ships, in a process of its own, and phones that push to it without a pause. */
import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { classPush } from './class-push.ts';

export type BenchPhone = { readonly deviceId: string; readonly token: string };

export async function startServed(environment: Record<string, string>): Promise<{
  readonly port: number;
  readonly stop: () => Promise<void>;
}> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['dist/server/start.js'], {
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await portOf(child);
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      const port = /^learn: http:\/\/localhost:(\d+)\/$/m.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('close', () => reject(new Error(`The server ended: ${said}`)));
  });
}

/** Pushes a second, accepted op by op, by all phones together for so long (ms). */
export async function measurePushes(
  port: number,
  phones: readonly BenchPhone[],
  ms: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const startedAt = performance.now();
  const counts = await Promise.all(
    phones.map(async ({ deviceId, token }) => {
      let count = 0;
      while (performance.now() - startedAt < ms) {
        const body = classPush(deviceId, `${deviceId.slice(-6)}-${count}`, count * 50 + 1);
        const answer = await post(agent, port, token, body);
        // Nothing but receipts of records counts.
        if (!answer.includes('"applied"') || answer.includes('"quarantined"'))
          throw new Error(`Not accepted: ${answer.slice(0, 300)}`);
        count += 1;
      }
      return count;
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

function post(agent: Agent, port: number, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: '/api/push',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${token}`,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
