/** `GET /api/health`: can records be written, read and pulled at this moment? For anybody: no record is told. */
import type { App, Dependencies } from '../context.ts';
import { createHealthCheck } from '../health.ts';
import { refuse } from '../problem.ts';

/** Seconds. */
const retryAfter = 10;

export function addHealthRoute(app: App, dependencies: Dependencies): void {
  const check = createHealthCheck(dependencies);

  app.get('/api/health', async (context) => {
    const { ok, asOf, parts } = await check();
    return ok
      ? context.json({ ok, asOf, parts })
      : refuse(context, 'unavailable', { retryAfter, parts });
  });
}
