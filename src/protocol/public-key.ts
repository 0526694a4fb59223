import * as v from 'valibot';

const Coordinate = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** Public half of a P-256 key, as JWK. */
export const PublicKey = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: Coordinate,
  y: Coordinate,
});

export type PublicKey = v.InferOutput<typeof PublicKey>;
