import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './QrPicture.module.css';

/** A QR code as one drawn path; `large` fills the width, for codes that another phone reads. */
export function QrPicture({
  text,
  label,
  large,
}: {
  text: string;
  label: string;
  large?: boolean;
}) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 4 });
    const dark = code.data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: code.size, path: dark.join('') };
  }, [text]);
  return (
    <svg
      className={styles.picture}
      data-large={large ? '' : undefined}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}
