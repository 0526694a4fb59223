import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon.tsx';
import { openBackCamera, type Camera, type CameraTrouble, type OpenCamera } from './camera.ts';
import { createCodeReader, type ReadCode } from './code-reader.ts';
import styles from './Scanner.module.css';

type ScannerProps = {
  /** Told of every text that is read, of the same one only once in a row. */
  readonly onText: (text: string) => void;
  /** What to hold in front of the camera, in words. */
  readonly hint: string;
  /** The way without a camera; shown with the reason when there is none. */
  readonly otherwise: ReactNode;
  readonly openCamera?: OpenCamera;
  readonly createReader?: () => Promise<ReadCode>;
};

/** Pause between two looks (ms): quick enough to feel at once, slow enough for an old phone. */
const pause = 120;

/** The camera's picture with a frame to hold a QR code in. It looks until it is taken away; no time limit. */
export function Scanner(props: ScannerProps) {
  const { hint, otherwise, openCamera = openBackCamera, createReader = createCodeReader } = props;
  const { t } = useTranslation('scanning');
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'asking' | 'looking' | CameraTrouble>('asking');
  const tell = useEffectEvent(props.onText);

  useEffect(() => {
    const end = new AbortController();
    let camera: Camera | null = null;
    let last: string | null = null;
    async function look() {
      const opened = await openCamera();
      if (typeof opened === 'string') return setState(opened);
      camera = opened;
      if (end.signal.aborted) return camera.close();
      const picture = video.current;
      if (!picture) return undefined;
      picture.srcObject = camera.stream;
      await picture.play().catch(() => {});
      setState('looking');
      const read = await createReader();
      while (!end.signal.aborted) {
        // A picture that cannot be read now may be at the next look.
        const text = await read(picture).catch(() => null);
        if (text !== null && text !== '' && text !== last && !end.signal.aborted) {
          last = text;
          tell(text);
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    look().catch(() => setState('none'));
    return () => {
      end.abort();
      camera?.close();
    };
  }, [openCamera, createReader]);

  const isTrouble = state === 'denied' || state === 'none';
  return (
    <div className={styles.scanner}>
      <div className={styles.window} hidden={isTrouble}>
        <video ref={video} className={styles.video} muted playsInline aria-hidden="true" />
        <span className={styles.frame} aria-hidden="true" />
      </div>
      <p className={styles.hint} data-trouble={isTrouble ? '' : undefined} role="status">
        {state === 'looking' && hint}
        {state === 'asking' && t('asking')}
        {isTrouble && (
          <>
            <Icon name="warn" /> <span>{t(state)}</span>
          </>
        )}
      </p>
      {isTrouble && otherwise}
    </div>
  );
}
