/** Keys among what a hint points at: they carry signs, and a sign may also be the name of something else. */
export const eraseKey = 'key erase';

export const keyName = (sign: string) => `key ${sign}`;
