/** @jsxImportSource preact */

const WIDTH = 420;
const HEIGHT = 120;

/** Sums that grow, from day to day; `points` are ascending in both. The table beside it says the same. */
export function Steps({
  points,
}: {
  readonly points: readonly { readonly at: number; readonly sum: number }[];
}) {
  if (points.length === 0) return null;
  const [first, last] = [points[0]!, points.at(-1)!];
  const span = Math.max(1, last.at - first.at);
  const x = (at: number) => 10 + ((at - first.at) / span) * (WIDTH - 20);
  const y = (sum: number) => HEIGHT - 10 - (sum / last.sum) * (HEIGHT - 20);
  const line = points.map(({ at, sum }, index) =>
    index === 0 ? `M${x(at)} ${y(sum)}` : `H${x(at)}V${y(sum)}`,
  );
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line class="base" x1="10" x2={WIDTH - 10} y1={HEIGHT - 10} y2={HEIGHT - 10} />
      <path class="line-of" d={`${line.join("")}H${WIDTH - 10}`} />
      {points.map(({ at, sum }) => (
        <circle class="dot-of" key={at} cx={x(at)} cy={y(sum)} r="4" />
      ))}
    </svg>
  );
}
