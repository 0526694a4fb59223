/** The form of every message to an author: what is wrong, and how to mend it. */
export type MistakeText = (detail: string) => { readonly problem: string; readonly mend: string };

export const say =
  (problem: (detail: string) => string, mend: string | ((detail: string) => string)): MistakeText =>
  (detail) => ({
    problem: problem(detail),
    mend: typeof mend === 'string' ? mend : mend(detail),
  });
