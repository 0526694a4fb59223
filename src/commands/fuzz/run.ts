/** Sends what it makes of a seed, and judges every answer. The same seed makes the same requests. */
import fc from 'fast-check';
import * as v from 'valibot';
import { Problem } from '../../protocol/problem.ts';
import { requestsFor, type FuzzRequest } from './requests.ts';
import type { Answer, Target } from './target.ts';

export type Finding = {
  /** Place in the run. */
  readonly index: number;
  readonly fault: string;
  readonly request: FuzzRequest;
};

export type FuzzOutcome = {
  readonly requests: number;
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** How many answers had each status; an error's message where the connection ended without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Greatest resident memory of this process, server and sender together, in MB. */
  readonly greatestMemory: number;
};

const together = 8;
const perRound = 400;

export async function fuzz(
  target: Target,
  { n, seed }: { readonly n: number; readonly seed: number },
): Promise<FuzzOutcome> {
  const requests = requestsFor(target.known);
  const findings: Finding[] = [];
  const statuses: Record<string, number> = {};
  let greatestMemory = 0;
  for (let done = 0; done < n; done += perRound) {
    await target.refresh();
    const round = fc.sample(requests, { seed: seed + done, numRuns: Math.min(perRound, n - done) });
    const queue = [...round.entries()];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [place, request] = next;
        const answer = await target.send(request).catch((error: unknown) => error as Error);
        const status = answer instanceof Error ? answer.message : `${answer.status}`;
        statuses[status] = (statuses[status] ?? 0) + 1;
        const fault = judge(request, answer);
        if (fault) findings.push({ index: done + place, fault, request });
      }
    };
    await Promise.all(Array.from({ length: together }, work));
    greatestMemory = Math.max(greatestMemory, process.memoryUsage().rss / 2 ** 20);
  }
  return {
    requests: n,
    seed,
    findings,
    statuses,
    greatestMemory: Math.round(greatestMemory),
  };
}

/** What is wrong with an answer; null where nothing is. */
export function judge(
  { method }: Pick<FuzzRequest, 'method'>,
  answer: Pick<Answer, 'status' | 'contentType' | 'body'> | Error,
): string | null {
  if (answer instanceof Error) return `no answer: ${answer.message}`;
  const { status, contentType, body } = answer;
  if (status >= 500) return `status ${status}`;
  if (status < 400 || method === 'HEAD') return null;
  if (contentType !== 'application/problem+json') return `a refusal as "${contentType}"`;
  const decoded = v.safeParse(v.pipe(v.string(), v.parseJson(), Problem), body.toString('utf8'));
  if (!decoded.success) return 'a refusal that is no problem of ours';
  return decoded.output.status === status ? null : 'a refusal that names another status';
}
