import type { Parcel } from '../../store/make-parcel.ts';

/** Plain text, because share sheets refuse files of other kinds. */
const fileOf = ({ bundleId, text }: Parcel): File =>
  new File([text], `sumaho-hiroba-${bundleId.slice(0, 8)}.txt`, { type: 'text/plain' });

/** Has this phone a share sheet that takes files? */
export const canShare = (parcel: Parcel): boolean =>
  'canShare' in navigator && navigator.canShare({ files: [fileOf(parcel)] });

/** `closed`: the person put the share sheet away again. */
export async function shareFile(parcel: Parcel): Promise<'shared' | 'closed'> {
  try {
    await navigator.share({ files: [fileOf(parcel)] });
    return 'shared';
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return 'closed';
    throw cause;
  }
}

export function saveFile(parcel: Parcel): void {
  const file = fileOf(parcel);
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser has taken hold of it by its next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
