/** Makes sure that there is a city to serve, and the lines with which a start tells how to get in. */
import { hexOf } from '../domain/ids.ts';
import { civilDateOf } from '../domain/time.ts';
import { createCity, readCity } from './db/cities.ts';
import type { Database } from './db/database.ts';
import { ensureSealKey } from './db/city-keys.ts';
import { issueEnrollmentCode } from './db/enrollment-codes.ts';
import { loadSample } from './db/sample.ts';
import { createEnrollmentCode, readableEnrollmentCode } from './enrollment-code.ts';
import { createSampleDocuments, sampleCity, sampleMunicipalityCode } from './sample-city.ts';
import { hmac } from './secret.ts';
import { ensureSampleAdministrator } from './sign-in/sample-administrator.ts';
import { hasAdministrator, issueLink, type LinkPurpose } from './sign-in/one-time-links.ts';

export type CityWorld = {
  readonly database: Database;
  readonly secret: string;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
};

export type PreparedCity = {
  /** Is it the sample, and may its one-time link sign in? */
  readonly sample: boolean;
  /** Lines for the terminal; the codes and links in them are new each time. */
  readonly welcome: (publicUrl: string) => Promise<readonly string[]>;
};

const leftoverSample =
  'This database still holds the sample city. Empty it with: npm run remove-sample';

export async function prepareCity(
  world: CityWorld,
  options: {
    readonly municipality: { readonly code: string; readonly name: string };
    /** True only on an embedded database that is not in production. */
    readonly sampleAllowed: boolean;
  },
): Promise<PreparedCity> {
  const { code, name } = options.municipality;
  const epoch = hexOf(world.randomBytes(16));
  if (options.sampleAllowed && code === sampleMunicipalityCode) await loadSampleCity(world, epoch);
  await createCity(
    world.database,
    { municipalityCode: code, name, timeZone: 'Asia/Tokyo', sample: false, settings: {} },
    epoch,
  );
  await ensureSealKey(world.database, code, world.now());
  const city = await readCity(world.database, code);
  const sample = options.sampleAllowed && city?.sample === true;
  if (sample) await ensureSampleAdministrator(world, code);
  return {
    sample,
    welcome: async (publicUrl) => {
      if (sample) return welcomeToSample(world, publicUrl);
      const lines = await welcomeToCity(world, code, publicUrl);
      return city?.sample ? [...lines, leftoverSample] : lines;
    },
  };
}

async function loadSampleCity(world: CityWorld, epoch: string): Promise<void> {
  const now = world.now();
  await loadSample(
    world.database,
    {
      municipalityCode: sampleMunicipalityCode,
      batchId: hexOf(world.randomBytes(16)),
      deviceId: null,
      storedAt: now,
    },
    {
      city: sampleCity,
      epoch,
      documents: createSampleDocuments(civilDateOf(now, sampleCity.timeZone), world.randomBytes),
    },
  );
}

async function welcomeToSample(world: CityWorld, publicUrl: string): Promise<readonly string[]> {
  const code = createEnrollmentCode(world.randomBytes(5));
  await issueEnrollmentCode(world.database, {
    municipalityCode: sampleMunicipalityCode,
    groupId: 'south',
    codeId: hexOf(world.randomBytes(8)),
    codeHmac: hmac(world.secret, 'enrollment-code', code),
    actor: 'server',
    now: world.now(),
  });
  const token = await createLink(world, 'sample-administrator', sampleMunicipalityCode);
  return [
    `learn: ${publicUrl}/`,
    `class: ${publicUrl}/class code: ${readableEnrollmentCode(code)}`,
    `staff: ${publicUrl}/staff/link#${token}`,
  ];
}

/** While nobody can sign in, a link to set up who can. */
async function welcomeToCity(
  world: CityWorld,
  municipalityCode: string,
  publicUrl: string,
): Promise<readonly string[]> {
  const lines = [`learn: ${publicUrl}/`, `class: ${publicUrl}/class`];
  if (await hasAdministrator(world.database, municipalityCode))
    return [...lines, `staff: ${publicUrl}/staff`];
  const token = await createLink(world, 'first-administrator', municipalityCode);
  return [...lines, `staff: ${publicUrl}/staff/setup#${token}`];
}

async function createLink(
  world: CityWorld,
  purpose: LinkPurpose,
  municipalityCode: string,
): Promise<string> {
  const token = Buffer.from(world.randomBytes(32)).toString('base64url');
  await issueLink(world, purpose, municipalityCode, token);
  return token;
}
