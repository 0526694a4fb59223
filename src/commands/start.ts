/** `npm start`: opens the records, serves, and says where; Ctrl-C finishes what is under way. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { recordBuild, recordedEvery } from '../server/build-files.ts';
import { decodeConfig, type Config } from '../server/config.ts';
import { openInstallation, type Installation } from '../server/installation.ts';
import { createLog } from '../server/log.ts';
import { startServer } from '../server/main.ts';
import { prepareCity } from '../server/prepare-city.ts';

const decoded = decodeConfig(process.env);
if (decoded.ok) await start(decoded.value);
else {
  for (const { name, fault } of decoded.failure) console.error(`${name} ${fault}`);
  process.exitCode = 1;
}

async function start(config: Config): Promise<void> {
  // A signal during the start waits until there is something to stop in order.
  const asked = new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
  });
  const opened = await openInstallation(config).catch(refusal);
  if (!opened.ok) {
    console.error(opened.failure);
    process.exitCode = 1;
    return;
  }
  const installation = opened.value;
  try {
    await serveUntil(asked, config, installation);
  } finally {
    await installation.close();
  }
  process.exit();
}

async function serveUntil(
  asked: Promise<void>,
  config: Config,
  installation: Installation,
): Promise<void> {
  const { database, pool, secret, cluster } = installation;
  const world = {
    database,
    secret,
    now: Date.now,
    randomBytes: (count: number) => randomBytes(count),
  };
  const city = await prepareCity(world, {
    municipality: config.municipality,
    sampleAllowed: cluster !== null && !config.production,
  });
  const log = createLog(
    pino.destination(
      config.production ? 2 : { dest: join(config.dataFolder, 'server.log'), append: false },
    ),
  );
  const clientFolder = join(import.meta.dirname, '..', 'client');
  // Before the first page goes out, so that other servers can answer for its parts.
  const record = () => recordBuild(database, clientFolder, Date.now());
  await record();
  const server = await startServer({
    database,
    pool,
    secret,
    municipalityCode: config.municipality.code,
    log,
    clientFolder,
    sampleSignIn: city.sample,
    metricsToken: config.metricsToken,
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
  }).catch((error: unknown) => {
    console.error(portFault(config, error));
    process.exitCode = 1;
    return null;
  });
  if (!server) return;
  for (const remark of installation.remarks) console.log(remark);
  for (const line of await city.welcome(server.publicUrl)) console.log(line);
  const recording = setInterval(
    () => void record().catch((error: unknown) => log.fault('-', error)),
    recordedEvery,
  );
  await asked;
  clearInterval(recording);
  await server.close();
}

function refusal(error: unknown): { readonly ok: false; readonly failure: string } {
  return { ok: false, failure: error instanceof Error ? error.message : String(error) };
}

function portFault({ host, port }: Config, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or set PORT to another number.`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this account. Set PORT to another.`;
  return `Listening on ${host}:${port} did not work: ${String(error)}`;
}
