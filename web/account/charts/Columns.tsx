/** @jsxImportSource preact */
import type { Day } from "../auditor/account.ts";
import { inStretches } from "../days.ts";
import { count, day } from "../formats.ts";
import { words } from "../session.ts";

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [360, 190, 34, 12, 26];
/** Columns that can be told apart on a phone. */
const MOST = 24;

/** Answers upwards and withdrawals downwards, by days or longer stretches, with the same as a table. */
export function Columns({ days, name }: { readonly days: readonly Day[]; readonly name: string }) {
  const stretches = inStretches(days, MOST);
  const up = Math.max(1, ...stretches.map(({ answers }) => answers));
  const down = Math.max(0, ...stretches.map(({ withdrawals }) => withdrawals));
  const scale = (HEIGHT - TOP - BOTTOM) / (up + down);
  const zero = TOP + up * scale;
  const step = (WIDTH - LEFT) / stretches.length;
  const width = Math.min(32, step * 0.72);
  const middle = (index: number) => LEFT + step * (index + 0.5);
  return (
    <div class="chart">
      <div>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
          <text x={LEFT - 6} y={TOP + 5} text-anchor="end">
            {count(up)}
          </text>
          <line class="line" x1={LEFT} x2={WIDTH} y1={TOP} y2={TOP} />
          {down > 0 && (
            <text x={LEFT - 6} y={zero + down * scale + 5} text-anchor="end">
              {count(down)}
            </text>
          )}
          {stretches.map(({ day: from, answers, withdrawals }, index) => (
            <g key={from}>
              <rect
                class="answers"
                x={middle(index) - width / 2}
                y={zero - answers * scale}
                width={width}
                height={answers * scale}
              />
              <rect
                class="withdrawals"
                x={middle(index) - width / 2}
                y={zero}
                width={width}
                height={withdrawals * scale}
              />
            </g>
          ))}
          <line class="zero" x1={LEFT} x2={WIDTH} y1={zero} y2={zero} />
          <text
            x={stretches.length === 1 ? middle(0) : LEFT}
            y={HEIGHT - 6}
            text-anchor={stretches.length === 1 ? "middle" : "start"}
          >
            {day(stretches[0]!.day)}
          </text>
          {stretches.length > 1 && (
            <text x={WIDTH} y={HEIGHT - 6} text-anchor="end">
              {day(stretches.at(-1)!.day)}
            </text>
          )}
        </svg>
        <p class="legend quiet">
          <span class="key answers" /> {words.answers} <span class="key withdrawals" /> {words.withdrawals}
        </p>
      </div>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.from}</th>
              <th scope="col" class="number">
                {words.answers}
              </th>
              <th scope="col" class="number">
                {words.withdrawals}
              </th>
            </tr>
          </thead>
          <tbody>
            {stretches.map(({ day: from, answers, withdrawals }) => (
              <tr key={from}>
                <th scope="row">{day(from)}</th>
                <td class="number">{count(answers)}</td>
                <td class="number">{count(withdrawals)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
