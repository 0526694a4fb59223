/** What comes back where something else answered: a proxy's page, a look-alike, an answer to an earlier request. */
import type { Chance } from './chance.ts';
import type { Answer } from './city-server.ts';

/**
 * @param body of the request that is answered
 * @param earlier what the city did answer, to requests before this one
 */
export const strangeAnswer = (
  chance: Chance,
  body: string | null,
  earlier: readonly Answer[],
): Answer => lie(chance, body, earlier) ?? anotherAnswer(chance, earlier);

function anotherAnswer(chance: Chance, earlier: readonly Answer[]): Answer {
  const kinds: Answer[] = [
    { status: 502, text: '<html>Bad Gateway</html>' },
    { status: 503, text: '{"type":"unavailable","title":"","status":503,"retryAfter":5}' },
    { status: 200, text: '{"ok":true}' },
    { status: 200, text: '' },
    { status: 500, text: 'oops' },
    ...earlier,
    ...earlier.map(({ status, text }) => ({ status, text: text.slice(0, text.length / 2) })),
  ];
  return chance.pick(kinds);
}

/** Says what a phone would like to hear, to the very request, without having heard of its ops. */
function lie(chance: Chance, body: string | null, earlier: readonly Answer[]): Answer | null {
  const truth = earlier.find(({ text }) => text.includes('"results"'))?.text;
  if (!body || !truth?.endsWith('}') || chance.happens(0.5)) return null;
  const { nonce, ops = [] } = JSON.parse(body) as {
    nonce: string;
    ops?: { deviceId: string; seq: number }[];
  };
  const results = ops.map(({ deviceId, seq }) => ({
    opId: `${deviceId}:${seq}`,
    hash: '0'.repeat(64),
    status: 'applied',
  }));
  const told = results.slice(0, chance.below(results.length + 1));
  return { status: 200, text: JSON.stringify({ ...JSON.parse(truth), nonce, results: told }) };
}
