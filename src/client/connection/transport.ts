import * as v from 'valibot';
import { CopyAnswer } from '../../protocol/enrollment.ts';
import { ClassPage, PullPage } from '../../protocol/pull.ts';
import { PushAnswer } from '../../protocol/push.ts';
import { protocolVersion } from '../../protocol/version.ts';
import { askCity, type Fetch } from './city-requests.ts';
import type { SyncPorts } from './sync-ports.ts';

/** The functions that the network is, over HTTP. */
export function createTransport(
  fetch: Fetch,
): Pick<SyncPorts, 'push' | 'pull' | 'pullClass' | 'takeId' | 'claimFormer'> {
  const headersOf = (token: string) => ({ authorization: `Bearer ${token}` });
  const pathOf = (path: string, question: Readonly<Record<string, string>>) =>
    `${path}?${new URLSearchParams({ proto: `${protocolVersion}`, ...question })}`;
  return {
    push: (token, request) =>
      askCity(
        fetch,
        { method: 'POST', path: '/api/push', body: request, headers: headersOf(token) },
        PushAnswer,
      ),
    pull: (token, question) =>
      askCity(
        fetch,
        { method: 'GET', path: pathOf('/api/pull', question), headers: headersOf(token) },
        PullPage,
      ),
    pullClass: (token, question) =>
      askCity(
        fetch,
        { method: 'GET', path: pathOf('/api/pull/class', question), headers: headersOf(token) },
        ClassPage,
      ),
    takeId: (token, request) =>
      askCity(
        fetch,
        { method: 'POST', path: '/api/copies', body: request, headers: headersOf(token) },
        CopyAnswer,
      ),
    claimFormer: (token, request) =>
      askCity(
        fetch,
        { method: 'POST', path: '/api/former-ids', body: request, headers: headersOf(token) },
        v.undefined(),
      ),
  };
}
