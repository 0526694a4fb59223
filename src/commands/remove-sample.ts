/** `npm run remove-sample`: empties the sample city, before a city begins its own work. */
import { randomBytes } from 'node:crypto';
import { hexOf } from '../domain/ids.ts';
import { decodeConfig, type Config } from '../server/config.ts';
import { removeSample } from '../server/db/sample.ts';
import { openInstallation } from '../server/installation.ts';

const decoded = decodeConfig(process.env);
if (decoded.ok) await remove(decoded.value);
else {
  for (const { name, fault } of decoded.failure) console.error(`${name} ${fault}`);
  process.exitCode = 1;
}

async function remove(config: Config): Promise<void> {
  const opened = await openInstallation(config);
  if (!opened.ok) {
    console.error(opened.failure);
    process.exitCode = 1;
    return;
  }
  const { database, close } = opened.value;
  try {
    const removed = await removeSample(database, config.municipality.code, {
      epoch: hexOf(randomBytes(16)),
      now: Date.now(),
    });
    console.log(
      removed
        ? 'The sample is gone: classes, records, phones, codes and its sign-in. The next start gives a link to set up the first administrator.'
        : 'There is no sample here; nothing was changed.',
    );
  } finally {
    await close();
  }
}
