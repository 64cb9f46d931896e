import { type Html, html } from "../../../html.ts";
import {
  axisName,
  frameOf,
  pathOf,
  pictureOf,
  type Range,
  roundTicks,
  ticksAcross,
  ticksUp,
} from "./frame.ts";

/** A curve through a few points. */
export interface Curve {
  /** What the picture shows, for those who do not see it. */
  readonly name: string;
  readonly points: readonly (readonly [across: number, up: number])[];
  readonly across: Range;
  readonly up: Range;
  readonly acrossName: string;
  readonly writeAcross: (value: number) => string;
  readonly writeUp: (value: number) => string;
  /** A dashed line to compare with. */
  readonly guide?: readonly (readonly [across: number, up: number])[];
  /** Which of the points is the chosen one, by its position. */
  readonly chosen?: number;
  /** Whether each point has a dot. */
  readonly hasDots?: boolean;
  /** The size of each dot, 0 to 1; without it all are the same. */
  readonly weights?: readonly number[];
}

/** The picture of a curve, with round values along both sides. */
export function curveOf(curve: Curve): Html {
  const { points, guide, chosen, hasDots = false, weights } = curve;
  const frame = frameOf(curve.across, curve.up);
  const { x, y } = frame;
  const dots = points.map(([across, up], index) => {
    const radius = weights === undefined ? 3.5 : 2.5 + 5 * Math.sqrt(weights[index]!);
    return index === chosen
      ? html`<circle class="ring" cx="${x(across)}" cy="${y(up)}" r="6.5" />`
      : html`<circle class="dot" cx="${x(across)}" cy="${y(up)}" r="${Math.round(radius * 10) / 10}" />`;
  });
  const shown = hasDots ? dots : chosen === undefined ? [] : [dots[chosen]!];
  return pictureOf(
    curve.name,
    html`${ticksUp(
      frame,
      roundTicks(curve.up).map((value) => [value, curve.writeUp(value)]),
    )}
    ${ticksAcross(
      frame,
      roundTicks(curve.across).map((value) => [value, curve.writeAcross(value)]),
    )}
    ${guide === undefined ? "" : html`<path class="guide" d="${pathOf(frame, guide)}" />`}
    <path class="curve" d="${pathOf(frame, points)}" />${shown}${axisName(frame, curve.acrossName)}`,
  );
}
