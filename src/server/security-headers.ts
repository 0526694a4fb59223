/** The headers of every answer, be it a page, a refusal or a fault. */

const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  // The one thing that makes a script address of a string: registering the service worker.
  'trusted-types': 'worker-url',
};

/** `styleHashes`: hashes of a page's own `<style>` elements, as `sha256-…`. */
export function contentSecurityPolicy(styleHashes: readonly string[] = []): string {
  const styles = [policy['style-src'], ...styleHashes.map((hash) => `'${hash}'`)].join(' ');
  return Object.entries({ ...policy, 'style-src': styles })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}

const fixedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), screen-wake-lock=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), browsing-topics=()',
};

const twoYears = 63_072_000;

/** Adds what is missing; a page's own policy (with its style hashes) stays. */
export function secureResponse(response: Response, overTls: boolean): Response {
  const headers = new Headers(response.headers);
  if (!headers.has('Content-Security-Policy'))
    headers.set('Content-Security-Policy', contentSecurityPolicy());
  for (const [name, value] of Object.entries(fixedHeaders)) headers.set(name, value);
  if (overTls) headers.set('Strict-Transport-Security', `max-age=${twoYears}; includeSubDomains`);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
