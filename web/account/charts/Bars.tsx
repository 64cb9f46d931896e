/** @jsxImportSource preact */

/** One bar, with what it says in words. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

const [WIDTH, ROW] = [360, 44];
/** Characters that fit above a bar, those of its value included. */
const MOST = 46;

/** Bars below one another on one scale, with the same as a table beside them. Values may be below zero. */
export function Bars({
  name,
  label,
  value,
  bars,
}: {
  readonly name: string;
  /** Heads of the table's columns. */
  readonly label: string;
  readonly value: string;
  readonly bars: readonly Bar[];
}) {
  const least = Math.min(0, ...bars.map((bar) => bar.value));
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  const x = (given: number) => Math.round((10 * (WIDTH * (given - least))) / (most - least || 1)) / 10;
  return (
    <div class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} role="img" aria-label={name}>
        {bars.map((bar, index) => {
          const [left, right] = [x(Math.min(bar.value, 0)), x(Math.max(bar.value, 0))];
          const top = index * ROW;
          return (
            <g key={bar.label}>
              <text x="0" y={top + 15}>
                {shortened(bar.label, bar.text)}
              </text>
              <text class="value" x={WIDTH} y={top + 15} text-anchor="end">
                {bar.text}
              </text>
              <rect class="track" x="0" y={top + 23} width={WIDTH} height="10" rx="3" />
              <rect
                class={bar.value < 0 ? "below" : "above"}
                x={left}
                y={top + 23}
                width={bar.value === 0 ? 0 : Math.max(2, right - left)}
                height="10"
                rx="3"
              />
            </g>
          );
        })}
      </svg>
      <table>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col" class="number">
              {value}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              <td class="number">{bar.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** SVG breaks no lines; the table beside the picture has the whole label. */
function shortened(label: string, text: string): string {
  const most = Math.max(8, MOST - text.length);
  const characters = [...label];
  return characters.length <= most ? label : `${characters.slice(0, most - 1).join("")}…`;
}
