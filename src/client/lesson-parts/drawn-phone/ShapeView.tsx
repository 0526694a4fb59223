import styles from './DrawnPhone.module.css';
import type { Shape } from './shapes.ts';

/** One shape of a drawing. Colors are attributes: the security policy allows no style in the page itself. */
export function ShapeView({ shape }: { shape: Shape }) {
  switch (shape.shape) {
    case 'box':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
          fill={shape.fill}
          stroke={shape.edge}
          strokeWidth={shape.edge ? (shape.edgeWidth ?? 1.5) : undefined}
        />
      );
    case 'disc':
      return (
        <circle
          cx={shape.x}
          cy={shape.y}
          r={shape.radius}
          fill={shape.fill}
          stroke={shape.edge}
          strokeWidth={shape.edge ? 2 : undefined}
        />
      );
    case 'line':
      return (
        <path
          d={shape.path}
          fill="none"
          stroke={shape.ink}
          strokeWidth={shape.width}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
    case 'words':
      return (
        <text
          className={styles.words}
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.bold ? 700 : 400}
          fill={shape.ink}
          textAnchor={shape.anchor}
        >
          {shape.text}
        </text>
      );
  }
}
