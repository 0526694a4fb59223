import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './InstallPicture.module.css';
import type { DrawnWord, InstallPictureShape } from './install-steps.ts';
import { drawingBySign, type SignName } from './signs.ts';

const width = 328;
const height = 176;
/** The drawn screen inside its frame. */
const left = 26;
const right = width - 26;
const barHeight = 56;
const rowHeight = 40;
const ink = '#16242f';

/**
 * A piece of a screen with the place to touch. Its words stand in the sentence above it, so voices pass it by;
 * its colors stay the same in every theme, as the phone's own do.
 */
export function InstallPicture({ picture }: { picture: InstallPictureShape }) {
  const clipId = `above-the-wave-${useId()}`;
  const isBottom = picture.kind === 'bar' && picture.edge === 'bottom';
  const waveAt = isBottom ? 14 : height - 12;
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <clipPath id={clipId}>
        <path d={`${wave(waveAt)}V${isBottom ? height : 0}H0z`} />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        <path className={styles.frame} d={isBottom ? openAbove : openBelow} />
        {picture.kind === 'bar' && <Bar {...picture} />}
        {picture.kind === 'menu' && <Menu {...picture} />}
        {picture.kind === 'question' && <Question {...picture} />}
      </g>
      <g className={styles.wave}>
        <path d={wave(waveAt)} />
        <path d={wave(waveAt + (isBottom ? -7 : 7))} />
      </g>
    </svg>
  );
}

/** The sign for "the picture goes on", from edge to edge at a height. */
const wave = (y: number): string =>
  `M0 ${y}${Array.from({ length: Math.ceil(width / 40) }, () => 'q10 -9 20 0t20 0').join('')}`;
const openBelow = `M14 ${height}V38a26 26 0 0 1 26-26h248a26 26 0 0 1 26 26V${height}`;
const openAbove = `M14 0V138a26 26 0 0 0 26 26h248a26 26 0 0 0 26-26V0`;

function Bar({ edge, signs, target }: Extract<InstallPictureShape, { kind: 'bar' }>) {
  const y = edge === 'top' ? 26 : height - 26 - barHeight;
  const hasAddress = signs.includes('address');
  const small = signs.filter((sign) => sign !== 'address');
  const pillWidth = right - left - 16 - small.length * 52;
  const space = hasAddress ? 52 : (right - left) / small.length;
  const first = hasAddress ? left + 16 + pillWidth : left;
  return (
    <>
      <TextLines y={edge === 'top' ? y + barHeight + 20 : 30} />
      <rect x={left} y={y} width={right - left} height={barHeight} fill="#eef1f4" />
      {hasAddress && (
        <rect x={left + 10} y={y + 10} width={pillWidth} height={36} rx={18} fill="#fff" />
      )}
      {hasAddress && <path d={`M${left + 28} ${y + 28}h${pillWidth - 44}`} {...faint} />}
      {small.map((sign, index) => (
        <Sign
          key={sign}
          sign={sign}
          x={first + (index + 0.5) * space}
          y={y + barHeight / 2}
          isTarget={sign === target}
        />
      ))}
    </>
  );
}

function Sign(props: { sign: SignName; x: number; y: number; isTarget: boolean }) {
  const { sign, x, y, isTarget } = props;
  return (
    <>
      <path
        d={drawingBySign[sign]}
        transform={`translate(${x - 14} ${y - 14}) scale(1.17)`}
        fill="none"
        stroke={ink}
        strokeWidth={sign === 'dots' ? 4 : 2.25}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {isTarget && <Ring x={x} y={y} />}
    </>
  );
}

function Ring({ x, y }: { x: number; y: number }) {
  return (
    <g className={styles.ring}>
      <circle cx={x} cy={y} r={26} stroke="#fff" strokeWidth={11} opacity={0.9} />
      <circle cx={x} cy={y} r={26} stroke="#c4500f" strokeWidth={5.5} />
    </g>
  );
}

/** Rows of a menu: those that do not matter are lines, the one to touch has its words and the ring beside them. */
function Menu({ rows, target }: Extract<InstallPictureShape, { kind: 'menu' }>) {
  const word = useWord();
  return (
    <>
      <rect x={left} y={24} width={right - left} height={height} rx={14} fill="#fff" />
      {rows.map((row, index) => {
        const y = 28 + index * rowHeight;
        return row === target ? (
          <g key={row}>
            <rect x={left} y={y} width={right - left} height={rowHeight} fill="#fdeee1" />
            <text className={styles.words} x={left + 18} y={y + 27} fontWeight={700} fill={ink}>
              {word(row)}
            </text>
            <Ring x={right - 30} y={y + rowHeight / 2} />
          </g>
        ) : (
          <path
            key={`row-${String(index)}`}
            d={`M${left + 18} ${y + rowHeight / 2}h${index % 2 ? 96 : 132}`}
            {...faint}
          />
        );
      })}
    </>
  );
}

function Question({ yes, at }: Extract<InstallPictureShape, { kind: 'question' }>) {
  const word = useWord();
  const y = at === 'top' ? 56 : 120;
  const ringX = right - 32;
  return (
    <>
      <rect x={left} y={24} width={right - left} height={height} rx={14} fill="#fff" />
      <rect
        x={left + 16}
        y={at === 'top' ? 94 : 36}
        width={48}
        height={48}
        rx={11}
        fill="#0b4a6b"
      />
      <path
        d={`M${left + 28} ${at === 'top' ? 124 : 66}h24l-4 8h-16zM${left + 41} ${at === 'top' ? 104 : 46}v18`}
        stroke="#fff"
        strokeWidth={2.5}
        fill="none"
        strokeLinejoin="round"
      />
      <text className={styles.words} x={left + 78} y={at === 'top' ? 124 : 66} fill={ink}>
        {word('appName')}
      </text>
      <text
        className={styles.words}
        x={ringX - 40}
        y={y + 6}
        fontWeight={700}
        fill="#0b4a6b"
        textAnchor="end"
      >
        {word(yes)}
      </text>
      <Ring x={ringX} y={y} />
    </>
  );
}

function useWord(): (word: DrawnWord) => string {
  const { t } = useTranslation('install');
  return (word) => t(`word.${word}`);
}

const faint = { stroke: '#c3cad0', strokeWidth: 8, strokeLinecap: 'round' } as const;

/** A page that is not read: lines. */
function TextLines({ y }: { y: number }) {
  return (
    <path
      d={`M${left + 18} ${y}h190M${left + 18} ${y + 24}h140M${left + 18} ${y + 48}h170`}
      {...faint}
      stroke="#e3e7ea"
    />
  );
}
