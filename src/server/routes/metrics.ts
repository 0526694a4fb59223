/**
 * `GET /metrics`, for Prometheus: with the token of the configuration from anywhere, without one from
 * this machine only. A server with a public address has a proxy before it, from whose side every
 * request seems to come from this machine: there the token is always wanted.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { App, Context, Dependencies } from '../context.ts';
import { wasForwarded } from '../forwarded.ts';
import { refuse } from '../problem.ts';

export function addMetricsRoute(app: App, dependencies: Dependencies): void {
  const { metrics } = dependencies;

  app.get('/metrics', async (context) => {
    if (!mayScrape(context, dependencies)) return refuse(context, 'not-allowed');
    return context.body(await metrics.registry.metrics(), 200, {
      'Content-Type': metrics.registry.contentType,
      'Cache-Control': 'no-store',
    });
  });
}

function mayScrape(
  context: Context,
  { metricsToken, publicUrl }: Pick<Dependencies, 'metricsToken' | 'publicUrl'>,
): boolean {
  const given = /^Bearer (\S{1,500})$/.exec(context.req.header('Authorization') ?? '')?.[1];
  if (metricsToken !== null && given !== undefined) return isSame(given, metricsToken);
  return (
    new URL(publicUrl).hostname === 'localhost' &&
    /^(?:127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/.test(context.env.clientAddress) &&
    !wasForwarded(context.req.raw.headers)
  );
}

/** Compared as hashes, which are of one length, in a time that tells nothing. */
const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(sha256(given), sha256(wanted));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
