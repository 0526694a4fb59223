/** The city's side as a function from request to response, without a port. */
import { hexOf } from '../domain/ids.ts';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { routePath } from 'hono/route';
import type { App, Context, Dependencies, Environment } from './context.ts';
import { isCrossSite } from './cross-site.ts';
import { readCity } from './db/cities.ts';
import { findKeptFile } from './db/kept-files.ts';
import { problemResponse, refuse } from './problem.ts';
import { addCityRoute } from './routes/city.ts';
import { addDeviceRoutes } from './routes/devices.ts';
import { addDocumentRoutes } from './routes/documents.ts';
import { addEnrollmentCodeRoutes } from './routes/enrollment-codes.ts';
import { addEnrollmentRoute } from './routes/enrollments.ts';
import { addHeldRoutes } from './routes/held.ts';
import { addHealthRoute } from './routes/health.ts';
import { addMetricsRoute } from './routes/metrics.ts';
import { addOneTimeLinkRoutes } from './routes/one-time-links.ts';
import { addParcelRoutes } from './routes/parcels.ts';
import { addPullRoute } from './routes/pull.ts';
import { addPushRoute } from './routes/push.ts';
import { addReportRoutes } from './routes/reports.ts';
import { addSignInRoutes } from './routes/sign-in.ts';
import { addMeRoute } from './routes/staff-me.ts';
import { secureResponse } from './security-headers.ts';
import { createStaffMay } from './sign-in/signed-in-staff.ts';
import { createStaffAccounts } from './sign-in/staff-accounts.ts';
import { createStaticFiles } from './static-files.ts';
import { isUnavailable } from './unavailable.ts';

/** `clientAddress` is the socket's; what a request says of itself is not believed. */
export type Handler = (request: Request, clientAddress: string) => Promise<Response>;

/** Seconds after which another try is worth it while the database is away. */
const retryAfter = 10;

export function createApp(dependencies: Dependencies): Handler {
  const { log, metrics, now, publicUrl, randomBytes } = dependencies;
  const overTls = publicUrl.startsWith('https:');
  const app: App = new Hono<Environment>();

  app.use(async (context, next) => {
    const requestId = hexOf(randomBytes(8));
    context.set('requestId', requestId);
    const startedAt = now();
    await next();
    const { method } = context.req;
    const { status } = context.res;
    const route = routePath(context);
    const ms = now() - startedAt;
    if (route.startsWith('/api/')) metrics.observeRequest({ method, route, status }, ms);
    log.request({
      requestId,
      method,
      route,
      status,
      ms,
      ...(context.get('problem') ? { problem: context.get('problem') } : {}),
    });
  });
  // PostgreSQL takes no U+0000 in a text; nothing of ours has one in its name.
  app.use(async (context, next) =>
    context.req.raw.url.includes('%00') ? refuse(context, 'not-found') : next(),
  );
  app.use('/api/*', async (context, next) =>
    isCrossSite(context.req.raw) ? refuse(context, 'not-allowed') : next(),
  );

  // Thousands of records shrink to a tenth, on lines where that is what is waited for.
  for (const path of ['/api/pull', '/api/reports/*', '/api/exports/*'])
    app.use(path, compress({ encoding: 'gzip' }));

  const accounts = createStaffAccounts(dependencies);
  const staffMay = createStaffMay(accounts, dependencies);
  addPushRoute(app, dependencies);
  addPullRoute(app, dependencies);
  addCityRoute(app, dependencies);
  addHealthRoute(app, dependencies);
  addMetricsRoute(app, dependencies);
  addEnrollmentRoute(app, dependencies);
  addSignInRoutes(app, dependencies, accounts);
  addOneTimeLinkRoutes(app, dependencies, accounts);
  addMeRoute(app, dependencies, staffMay);
  addDocumentRoutes(app, dependencies, staffMay);
  addEnrollmentCodeRoutes(app, dependencies, staffMay);
  addDeviceRoutes(app, dependencies, staffMay);
  addHeldRoutes(app, dependencies, staffMay);
  addParcelRoutes(app, dependencies, staffMay);
  addReportRoutes(app, dependencies, staffMay);
  app.all('/api/*', (context) => refuse(context, 'not-found'));

  const staticFiles = createStaticFiles(dependencies.clientFolder, {
    findOther: (path) => findKeptFile(dependencies.database, path),
    readCity: () => readCity(dependencies.database, dependencies.municipalityCode),
  });
  app.on(['GET', 'HEAD'], '/*', async (context) => {
    const { raw } = context.req;
    const elsewhere = localhostAddress(raw);
    if (elsewhere) return context.redirect(elsewhere, 308);
    return (await staticFiles(raw)) ?? refuse(context, 'not-found');
  });
  app.notFound((context) => refuse(context, 'not-found'));
  app.onError((error, context) => answerFault(dependencies, context, error));

  return async (request, clientAddress) => {
    const response = await Promise.resolve(app.fetch(request, { clientAddress })).catch(
      (error: unknown) => {
        log.fault('-', error);
        return problemResponse('unexpected');
      },
    );
    return secureResponse(response, overTls);
  };
}

function answerFault({ log }: Dependencies, context: Context, error: unknown): Response {
  log.fault(context.get('requestId'), error);
  return isUnavailable(error)
    ? refuse(context, 'unavailable', { retryAfter })
    : refuse(context, 'unexpected');
}

/**
 * Passkeys and `__Host-` cookies want `localhost`, and what a phone stores belongs to one name: a
 * page opened by 127.0.0.1 is sent on. Only pages; a program may use the number.
 */
function localhostAddress(request: Request): string | null {
  const url = new URL(request.url);
  const isPageVisit =
    request.headers.get('Sec-Fetch-Mode') === 'navigate' ||
    (request.headers.get('Accept') ?? '').includes('text/html');
  if (url.hostname !== '127.0.0.1' || !isPageVisit) return null;
  url.hostname = 'localhost';
  return url.href;
}
