/** `GET /api/city`: what anybody may know of the city that runs this installation. */
import * as v from 'valibot';
import { MunicipalityCode, Name } from './fields.ts';

export const City = v.object({
  municipalityCode: MunicipalityCode,
  name: Name,
  /** IANA name; class days, months and fiscal years are counted in it. */
  timeZone: v.pipe(v.string(), v.maxLength(64)),
  /** True while everything is sample rows: every screen says 見本. */
  sample: v.boolean(),
  /** Values that staff keep (fees, links, hours) by the id that lessons name. */
  settings: v.record(v.string(), v.pipe(v.string(), v.maxLength(300))),
});

export type City = v.InferOutput<typeof City>;

/** The setting that holds the city's own telephone number. */
export const cityPhoneSetting = 'city-phone';
