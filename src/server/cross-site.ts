/**
 * Is a request that changes something sent by another site? The browser says so itself
 * (`Sec-Fetch-Site`); older ones only name the origin. Neither comes from programs without cookies.
 */
export function isCrossSite(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('Origin');
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.get('Host');
}
