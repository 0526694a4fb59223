import styles from './DrawnPhone.module.css';
import type { ScreenLayout } from './layout.ts';
import { batteryWords } from './looks.ts';

const dark = '#12181d';

/** The device around its screen: as much as tells one family from another, and no more. */
export function DeviceFrame({ layout }: { layout: ScreenLayout }) {
  const { x, height, look } = layout;
  switch (look.name) {
    case 'iphone':
      return (
        <>
          <Bezel layout={layout} radius={48} />
          <rect x={x + 9} y={17} width={252} height={height + 60} rx={34} fill="#f1f2f5" />
          <rect x={x + 99} y={26} width={72} height={20} rx={10} fill={dark} />
          <Clock x={x + 34} y={42} bold />
          <Antenna x={x + 208} y={41} />
          <rect
            x={x + 226}
            y={31}
            width={20}
            height={10}
            rx={3}
            fill="none"
            stroke={dark}
            strokeWidth={1.5}
          />
          <rect x={x + 228} y={33} width={13} height={6} rx={1.5} fill={dark} />
        </>
      );
    case 'android':
      return (
        <>
          <Bezel layout={layout} radius={28} />
          <rect x={x + 8} y={16} width={254} height={height + 60} rx={24} fill="#fff" />
          <circle cx={x + 135} cy={33} r={7.5} fill={dark} />
          <Clock x={x + 26} y={39} />
          <Antenna x={x + 212} y={39} />
          <rect x={x + 233} y={27} width={9} height={13} rx={2} fill={dark} />
        </>
      );
    case 'easy':
      return (
        <>
          <Bezel layout={layout} radius={30} />
          <rect x={x + 109} y={15} width={52} height={6} rx={3} fill="#4b5660" />
          <rect x={x + 14} y={30} width={242} height={height + 60} rx={6} fill="#fff" />
          <rect x={x + 14} y={30} width={242} height={26} rx={6} fill="#2b4d60" />
          <Clock x={x + 26} y={49} light />
          <text
            className={styles.words}
            x={x + 244}
            y={49}
            fontSize={14}
            fill="#fff"
            textAnchor="end"
          >
            {batteryWords}
          </text>
        </>
      );
    case 'copier':
      return <CopierPanel layout={layout} />;
  }
}

function Bezel({ layout, radius }: { layout: ScreenLayout; radius: number }) {
  const { x, height, key, look } = layout;
  return (
    <>
      {key && (
        <rect
          className={styles.key}
          x={key.side === 'right' ? x + look.width - 1 : x - 6}
          y={key.top}
          width={7}
          height={key.height}
          rx={3}
        />
      )}
      {!key && look.name !== 'easy' && (
        <rect className={styles.key} x={x + look.width} y={92} width={5} height={44} rx={2} />
      )}
      <rect
        className={styles.bezel}
        x={x - 1}
        y={7}
        width={look.width + 2}
        height={height + 80}
        rx={radius}
      />
    </>
  );
}

/** A machine's touch panel ends where its screen ends: nothing goes on beneath. */
function CopierPanel({ layout }: { layout: ScreenLayout }) {
  const { x, cut, look } = layout;
  return (
    <>
      <rect
        x={x}
        y={8}
        width={look.width}
        height={cut + 2}
        rx={14}
        fill="#c3cad0"
        stroke="#47545e"
        strokeWidth={2}
      />
      <rect
        x={x + 16}
        y={24}
        width={look.width - 32}
        height={cut - 30}
        rx={4}
        fill="#fff"
        stroke="#47545e"
        strokeWidth={2}
      />
    </>
  );
}

function Clock({ x, y, bold, light }: { x: number; y: number; bold?: boolean; light?: boolean }) {
  return (
    <text
      className={styles.words}
      x={x}
      y={y}
      fontSize={14}
      fontWeight={bold ? 700 : 400}
      fill={light ? '#fff' : '#16242f'}
    >
      13:30
    </text>
  );
}

function Antenna({ x, y }: { x: number; y: number }) {
  return (
    <path
      d={`M${x} ${y}v-3M${x + 5} ${y}v-7M${x + 10} ${y}v-10`}
      stroke={dark}
      strokeWidth={3}
      strokeLinecap="round"
    />
  );
}
