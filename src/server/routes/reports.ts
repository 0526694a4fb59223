/** `GET /api/reports/overview` and `GET /api/exports/<table>.csv`, by fiscal year. */
import * as v from 'valibot';
import { civilDateOf, fiscalYearOf } from '../../domain/time.ts';
import type { App, Context, Dependencies } from '../context.ts';
import { writeAudit } from '../db/audit.ts';
import { findCity } from '../db/cities.ts';
import { readAttendees, readClassSums, readMasterySums } from '../db/class-sums.ts';
import { inMunicipality, inSnapshot, type Transaction } from '../db/database.ts';
import { readJoinedCodes } from '../db/people.ts';
import { createExport, exportNames } from '../export-tables.ts';
import { createOverview } from '../overview.ts';
import { refuse } from '../problem.ts';
import { actorOf, type StaffMay } from '../sign-in/signed-in-staff.ts';

const FiscalYear = v.optional(
  v.pipe(v.string(), v.regex(/^(?:19|20|21)\d{2}$/), v.transform(Number)),
);

export function addReportRoutes(app: App, dependencies: Dependencies, staffMay: StaffMay): void {
  const { database, now } = dependencies;

  app.get('/api/reports/overview', staffMay('view reports'), async (context) => {
    const year = v.safeParse(FiscalYear, context.req.query('fiscalYear'));
    if (!year.success) return refuseYear(context);
    const { municipalityCode } = context.get('staff');
    const asOf = now();
    const overview = await inSnapshot(database, municipalityCode, async (transaction) => {
      const fiscalYear =
        year.output ?? (await currentFiscalYear(transaction, municipalityCode, asOf));
      const joined = await readJoinedCodes(transaction, municipalityCode);
      const ofYear = [transaction, municipalityCode, fiscalYear, joined] as const;
      return createOverview(
        await readClassSums(...ofYear),
        await readMasterySums(...ofYear),
        await readAttendees(...ofYear),
        { fiscalYear, asOf },
      );
    });
    await audit(dependencies, context, 'view reports', `overview ${overview.fiscalYear}`);
    return context.json(overview);
  });

  for (const name of exportNames)
    app.get(`/api/exports/${name}.csv`, staffMay('export records'), async (context) => {
      const year = v.safeParse(FiscalYear, context.req.query('fiscalYear'));
      if (!year.success) return refuseYear(context);
      const { municipalityCode } = context.get('staff');
      const { fiscalYear, csv } = await inSnapshot(
        database,
        municipalityCode,
        async (transaction) => {
          const fiscalYear =
            year.output ?? (await currentFiscalYear(transaction, municipalityCode, now()));
          const csv = await createExport(transaction, municipalityCode, fiscalYear, name);
          return { fiscalYear, csv };
        },
      );
      // Noted before it is handed over.
      await audit(dependencies, context, 'export records', `${name} ${fiscalYear}`);
      return context.body(csv, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${municipalityCode}_${name}_${fiscalYear}.csv"`,
      });
    });
}

async function currentFiscalYear(
  transaction: Transaction,
  municipalityCode: string,
  moment: number,
): Promise<number> {
  const city = await findCity(transaction, municipalityCode);
  return fiscalYearOf(civilDateOf(moment, city?.timeZone ?? 'Asia/Tokyo'));
}

const refuseYear = (context: Context): Response =>
  refuse(context, 'malformed', { fields: [{ path: 'fiscalYear', fault: 'not-a-year' }] });

async function audit(
  { database, now }: Dependencies,
  context: Context,
  deed: 'view reports' | 'export records',
  subject: string,
): Promise<void> {
  const staff = context.get('staff');
  await inMunicipality(database, staff.municipalityCode, (transaction) =>
    writeAudit(transaction, staff.municipalityCode, {
      at: now(),
      actor: actorOf(staff),
      deed,
      subject,
    }),
  );
}
