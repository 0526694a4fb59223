/** Lets a volunteer's enrolled phone through, or refuses with the reason that its screen can explain. */
import { createMiddleware } from 'hono/factory';
import { may, type Deed } from '../domain/permissions.ts';
import type { Dependencies, Environment } from './context.ts';
import { findPhone } from './db/devices.ts';
import { refuse } from './problem.ts';
import { hashToken } from './secret.ts';

/** `alsoEnded`: a phone whose enrollment has ended may do this too (hand over what it still holds). */
export const phoneMay = (
  deed: Deed,
  { database, now }: Pick<Dependencies, 'database' | 'now'>,
  { alsoEnded = false }: { readonly alsoEnded?: boolean } = {},
) =>
  createMiddleware<Environment>(async (context, next) => {
    const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(context.req.header('Authorization') ?? '');
    const token = bearer?.[1];
    if (!token) return refuse(context, 'sign-in-needed');
    const found = await findPhone(database, hashToken(token), now());
    if (!found.ok)
      return refuse(
        context,
        found.failure.type === 'phone-stolen' ? 'phone-stolen' : 'sign-in-needed',
      );
    const phone = found.value;
    if (phone.ended && !alsoEnded) return refuse(context, 'phone-revoked');
    if (!may(phone, deed, phone)) return refuse(context, 'not-allowed');
    context.set('phone', phone);
    return next();
  });
