import { type Html, html } from "../../../html.ts";
import { decodeValue, type NumberAttribute } from "../../../request/schema.ts";
import type { CardFeature } from "../../card/card.ts";
import { points } from "../figures.ts";
import { axisName, frameOf, pictureOf, roundTicks, ticksAcross, ticksUp } from "./frame.ts";

/** Bounds below the steps have little room. */
const bound = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** Where the strip with people is, below the steps. */
const [STEPS, STRIP_TOP, STRIP] = [148, 156, 28] as const;

/** The shape of a number: points in steps from bin to bin, and below them how many people are where. */
export function stepsOf({ attribute: name, bins }: CardFeature, attribute: NumberAttribute): Html {
  const given = bins.map((bin) => bin.points);
  const reach = [Math.min(0, ...given), Math.max(0, ...given)] as const;
  const frame = { ...frameOf([0, bins.length], reach, STEPS), bottom: STRIP_TOP + STRIP };
  const { x, y } = frame;
  const most = Math.max(1, ...bins.map(({ n }) => n));
  const steps = bins.map(({ n, points: worth }, index) => {
    const [left, right] = [x(index) + 1, x(index + 1) - 1];
    const people = Math.round((STRIP * n) / most);
    const [from, to] = [y(Math.max(worth, 0)), y(Math.min(worth, 0))];
    return html`
      <rect class="area" x="${left}" width="${right - left}" y="${from}" height="${to - from}" />
      <rect class="people" x="${left}" width="${right - left}" y="${frame.bottom - people}" height="${people}" />
      <line class="curve" x1="${left}" x2="${right}" y1="${y(worth)}" y2="${y(worth)}" />`;
  });
  const below = bins.flatMap(({ from, to }, index): [number, string][] => {
    if (to === 0) return [[index + 0.5, "none"]];
    return from > 1 ? [[index, bound.format(decodeValue(attribute, from) as number)]] : [];
  });
  return pictureOf(
    `Points for ${name}, in ${bins.length} bins, between ${points(Math.min(...given))} and ${points(Math.max(...given))}`,
    html`${ticksUp(
      frame,
      roundTicks(reach).map((value) => [value, points(value)]),
    )}
    ${steps}<line class="zero" x1="${frame.left}" x2="${frame.right}" y1="${y(0)}" y2="${y(0)}" />
    ${ticksAcross(frame, below)}${axisName(frame, attribute.unit)}`,
  );
}
