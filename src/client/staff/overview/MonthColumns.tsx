import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../frame/signed-in.ts';
import type { MonthPoint } from './months.ts';
import styles from './Chart.module.css';

const height = 214;
const edge = { left: 36, right: 6, top: 26, bottom: 26 };

/** One column a month with its figure on top; the year before as a line with dots. Lengths in 1/16 rem. */
export function MonthColumns({
  points,
  width,
  title,
  yearBefore,
}: {
  points: readonly MonthPoint[];
  width: number;
  title: string;
  /** The year before by its name, for the line's end. */
  yearBefore: string;
}) {
  const { t } = useTranslation('staff');
  const dates = useDates();
  const hatch = useId();
  const base = height - edge.bottom;

  const columns = scaleBand()
    .domain(points.map(({ month }) => month))
    .range([edge.left, width - edge.right])
    .padding(0.36);
  const greatest = Math.max(...points.flatMap((one) => [one.attendees ?? 0, one.yearBefore ?? 0]));
  const { heights, lines } = scaleWithFewLines(greatest, [base, edge.top]);
  const xOf = ({ month }: MonthPoint) => columns(month) ?? 0;
  const middleOf = (point: MonthPoint) => xOf(point) + columns.bandwidth() / 2;

  const before = points.filter((point) => point.yearBefore !== null);
  const path = line<MonthPoint>(middleOf, (point) => heights(point.yearBefore ?? 0))(before) ?? '';
  const end = before.at(-1);
  const said = points
    .filter((point) => point.attendees !== null)
    .map((point) => t('months.said', { month: dates.month(point.month), n: point.attendees }))
    .join(t('and'));

  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title} ${said}`}
    >
      <defs>
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--surface)" />
          <rect width="2.5" height="6" fill="var(--sea)" />
        </pattern>
      </defs>
      {lines.map((value) => (
        <g key={value}>
          <path
            d={`M${edge.left} ${heights(value)}H${width - edge.right}`}
            stroke={value === 0 ? 'var(--line-strong)' : 'var(--line)'}
          />
          <text x={edge.left - 6} y={heights(value) + 4.5} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {points.map((point, index) => (
        <g key={point.month}>
          <text x={middleOf(point)} y={height - 7} textAnchor="middle">
            {index === 0 ? dates.month(point.month) : dates.monthTick(point.month)}
          </text>
          {point.attendees !== null && (
            <rect
              x={xOf(point)}
              y={heights(point.attendees)}
              width={columns.bandwidth()}
              height={base - heights(point.attendees)}
              rx="2"
              fill={point.part ? `url(#${hatch})` : 'var(--sea)'}
              stroke={point.part ? 'var(--sea)' : 'none'}
              strokeWidth="1.5"
            />
          )}
        </g>
      ))}
      {end && (
        <>
          <path className={styles.lineHalo} d={path} />
          <path className={styles.line} d={path} />
          {before.map((point) => (
            <circle
              key={point.month}
              className={styles.dot}
              cx={middleOf(point)}
              cy={heights(point.yearBefore ?? 0)}
              r="3.2"
            />
          ))}
          <text
            className={styles.lineName}
            x={Math.min(middleOf(end) + columns.bandwidth(), width - edge.right)}
            y={heights(end.yearBefore ?? 0) - 10}
            textAnchor="end"
          >
            {yearBefore}
          </text>
        </>
      )}
      {points.map(
        (point) =>
          point.attendees !== null && (
            <text
              key={point.month}
              className={styles.figure}
              x={middleOf(point)}
              y={Math.min(heights(point.attendees), lineAbove(point, heights)) - 7}
              textAnchor="middle"
            >
              {point.attendees}
            </text>
          ),
      )}
    </svg>
  );
}

/** A figure that would lie under a dot of the line stands above the dot. */
function lineAbove(point: MonthPoint, heights: (value: number) => number): number {
  if (point.yearBefore === null || point.attendees === null) return Infinity;
  const dot = heights(point.yearBefore);
  const top = heights(point.attendees);
  return dot < top && top - dot < 26 ? dot - 1 : Infinity;
}

/** Whole numbers only, and at most five lines with the ground. */
function scaleWithFewLines(greatest: number, range: [number, number]) {
  for (const count of [4, 3, 2]) {
    const heights = scaleLinear()
      .domain([0, Math.max(4, greatest)])
      .range(range)
      .nice(count);
    const lines = heights.ticks(count);
    if (lines.length <= 5) return { heights, lines };
  }
  const heights = scaleLinear()
    .domain([0, Math.max(4, greatest)])
    .range(range);
  return { heights, lines: [0, Math.max(4, greatest)] };
}
