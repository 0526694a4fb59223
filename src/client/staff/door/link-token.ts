import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { useLocation, useNavigate } from 'react-router';
import { LinkToken } from '../../../protocol/staff.ts';

/**
 * The secret behind `#` of a one-time link, or null where there is none. It is held here and taken out of
 * the address bar at once, so that it stays in no history and on no photograph of the screen.
 */
export function useLinkToken(): string | null {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token] = useState(() => {
    const read = v.safeParse(LinkToken, hash.slice(1));
    return read.success ? read.output : null;
  });
  useEffect(() => {
    if (hash) void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return token;
}
