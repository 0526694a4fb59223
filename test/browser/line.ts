/** A telephone line to a server on this machine that can be cut and mended: offline as a phone meets it. */
import { createServer, connect, type Socket } from 'node:net';

export type Line = {
  readonly port: number;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

export async function createLine(targetPort: () => number): Promise<Line> {
  const open = new Set<Socket>();
  let cut = false;
  const server = createServer((phone) => {
    if (cut) {
      phone.destroy();
      return;
    }
    const city = connect(targetPort(), '127.0.0.1');
    for (const [socket, other] of [
      [phone, city],
      [city, phone],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: address.port,
    cut: () => {
      cut = true;
      hangUp();
    },
    mend: () => {
      cut = false;
    },
    close: () =>
      new Promise((resolve) => {
        hangUp();
        server.close(() => resolve());
      }),
  };
}
