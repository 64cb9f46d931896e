/** @jsxImportSource preact */

/** One bar: what it is, how long it is, and between which lengths the true one lies. */
export interface Bar {
  readonly name: string;
  /** 0 to 1; undefined: nothing is drawn. */
  readonly share: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

const ROW = 28;
const LABEL = 130;
const WIDTH = 420;

/** Horizontal bars with their intervals. The table beside it says the same: whoever cannot see a picture misses nothing. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const at = (share: number) => LABEL + share * (WIDTH - LABEL - 10);
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} aria-hidden="true">
      {bars.map(({ name, share, low, high }, index) => (
        <g key={name} transform={`translate(0 ${index * ROW})`}>
          <text x={LABEL - 8} y={ROW / 2 + 5} text-anchor="end">
            {name.length > 16 ? `${name.slice(0, 15)}…` : name}
          </text>
          <line class="base" x1={LABEL} x2={LABEL} y1="0" y2={ROW} />
          {share !== undefined && (
            <rect class="bar-of" x={LABEL} y="5" width={at(share) - LABEL} height={ROW - 10} rx="3" />
          )}
          {low !== undefined && high !== undefined && (
            <path
              class="between"
              d={`M${at(low)} ${ROW / 2}H${at(high)}M${at(low)} 9V${ROW - 9}M${at(high)} 9V${ROW - 9}`}
            />
          )}
        </g>
      ))}
    </svg>
  );
}
