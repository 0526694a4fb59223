/** Lets a volunteer's enrolled phone through, or refuses with the reason that its screen can explain. */
import { createMiddleware } from 'hono/factory';
import { may, type Deed } from '../domain/permissions.ts';
import type { Dependencies, Environment } from './context.ts';
import { findPhone } from './db/devices.ts';
import { refuse } from './problem.ts';
import { hashToken } from './secret.ts';

export const phoneMay = (deed: Deed, { database, now }: Pick<Dependencies, 'database' | 'now'>) =>
  createMiddleware<Environment>(async (context, next) => {
    const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(context.req.header('Authorization') ?? '');
    const token = bearer?.[1];
    if (!token) return refuse(context, 'sign-in-needed');
    const found = await findPhone(database, hashToken(token), now());
    if (!found.ok)
      return refuse(
        context,
        found.failure.type === 'phone-revoked' ? 'phone-revoked' : 'sign-in-needed',
      );
    const phone = found.value;
    if (!may(phone, deed, phone)) return refuse(context, 'not-allowed');
    context.set('phone', phone);
    return next();
  });
