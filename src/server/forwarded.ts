/** Did somebody hand this request on? Then it may have come from outside, whatever its socket says. */
export const wasForwarded = (headers: Headers): boolean =>
  [...headers.keys()].some(
    (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-'),
  );
