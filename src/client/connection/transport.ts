import { PullPage } from '../../protocol/pull.ts';
import { PushAnswer } from '../../protocol/push.ts';
import { askCity, type Fetch } from './city-requests.ts';
import type { Pull, Push } from './sync-loop.ts';

/** The two functions that the network is, over HTTP. */
export function createTransport(fetch: Fetch): { readonly push: Push; readonly pull: Pull } {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  return {
    push: (token, request) =>
      askCity(
        fetch,
        { method: 'POST', path: '/api/push', body: request, headers: bearer(token) },
        PushAnswer,
      ),
    pull: (token, cursor) =>
      askCity(
        fetch,
        { method: 'GET', path: `/api/pull?cursor=${cursor}`, headers: bearer(token) },
        PullPage,
      ),
  };
}
