import { VisuallyHidden } from './VisuallyHidden.tsx';

/** A code such as `K7M-2QX`, read aloud letter by letter. */
export function Spelled({ letters }: { letters: string }) {
  return (
    <>
      <span aria-hidden="true">{letters}</span>
      <VisuallyHidden>{[...letters.replace('-', '')].join(' ')}</VisuallyHidden>
    </>
  );
}
