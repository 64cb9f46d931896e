import { type LifeEvent, lifeEvents, lifeStates } from "../../src/consent/receipt/life/states.ts";

interface Place {
  readonly x: number;
  readonly y: number;
}

const WIDTH = 170;
const HEIGHT = 54;
/** Between events that stand right above each other. */
const NEAR = 120;
const places: Readonly<Record<LifeEvent, Place>> = {
  shown: { x: 30, y: 170 },
  deferred: { x: 290, y: 50 },
  refused: { x: 290, y: 290 },
  given: { x: 500, y: 170 },
  renewed: { x: 500, y: 50 },
  expired: { x: 780, y: 40 },
  withdrawn: { x: 780, y: 120 },
  revoked: { x: 780, y: 200 },
  invalidated: { x: 780, y: 280 },
};
/** The ends stand in one frame: what holds for each of them is drawn once. */
const ends = ["expired", "withdrawn", "revoked", "invalidated"] as const satisfies readonly LifeEvent[];
const frame = { x: 760, y: 20, width: WIDTH + 40, height: 334 };

const style = `
  svg { --ink: #1d2733; --faint: #6a7683; --paper: #ffffff; --yes: #e3f1e6; --no: #f6e7e4; --open: #e8eef7; }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #e6ebf0; --faint: #98a4b0; --paper: #14191f; --yes: #1f3a28; --no: #432722; --open: #22324a; }
  }
  .paper { fill: var(--paper); }
  text { font-family: system-ui, sans-serif; fill: var(--ink); text-anchor: middle; }
  .name { font-size: 15px; font-weight: 600; }
  .term, .note { font-size: 11px; fill: var(--faint); }
  .state { stroke: var(--ink); stroke-width: 1.2; }
  .yes { fill: var(--yes); } .no { fill: var(--no); } .open { fill: var(--open); }
  .frame { fill: none; stroke: var(--faint); stroke-dasharray: 4 4; }
  .edge { fill: none; stroke: var(--ink); stroke-width: 1.3; }
  .again { stroke: var(--faint); stroke-dasharray: 6 4; }
  marker path { fill: var(--ink); }`;

/**
 * The life of a consent as an SVG, drawn from the table of its events. Throws an Error if the table says something that the
 * picture cannot show.
 */
export function pictureOfLife(): string {
  requireFrame();
  return `<!-- Generated from src/consent/receipt/life/states.ts. Do not edit; npm run receipts -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 440" role="img" aria-labelledby="title description">
<title id="title">The life of a consent</title>
<desc id="description">${description()}</desc>
<style>${style}
</style>
<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10Z"/></marker></defs>
<rect class="paper" width="1000" height="440"/>
<rect class="frame" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="10"/>
<text class="note" x="${frame.x + frame.width / 2 + 20}" y="${frame.y + frame.height + 18}">the consent no longer counts</text>
${[...ownEdges(), ...frameEdges()].join("\n")}
${lifeEvents.map(box).join("\n")}
</svg>
`;
}

function box(event: LifeEvent): string {
  const { x, y } = places[event];
  const { term, parties } = lifeStates[event];
  const middle = x + WIDTH / 2;
  return `<rect class="state ${kindOf(event)}" x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="6"/>
<text class="name" x="${middle}" y="${y + 21}">${event}</text>
<text class="term" x="${middle}" y="${y + 37}">${term}</text>
<text class="term" x="${middle}" y="${y + 49}">${parties.join(" or ")}</text>`;
}

function kindOf(event: LifeEvent): string {
  if (event === "given" || event === "renewed") return "yes";
  return event === "shown" || event === "deferred" ? "open" : "no";
}

const isEnd = (event: LifeEvent) => (ends as readonly LifeEvent[]).includes(event);

/** Arrows between events outside of the frame, and between those within. */
function ownEdges(): string[] {
  return lifeEvents.flatMap((from) =>
    lifeStates[from].next.filter((to) => isEnd(from) === isEnd(to)).map((to) => edge(from, to)),
  );
}

function edge(from: LifeEvent, to: LifeEvent): string {
  const [start, end] = [places[from], places[to]];
  if (from === to) {
    const [x, y] = [start.x + WIDTH / 2, start.y];
    return arrow(`M${x - 24} ${y} C${x - 34} ${y - 34} ${x + 34} ${y - 34} ${x + 24} ${y}`);
  }
  if (start.x === end.x) {
    const isDown = end.y > start.y;
    const [y, target] = isDown ? [start.y + HEIGHT, end.y] : [start.y, end.y + HEIGHT];
    if (isDown || Math.abs(end.y - start.y) <= NEAR) {
      const x = start.x + WIDTH / 2 + (isDown ? 12 : -12);
      return arrow(`M${x} ${y} L${x} ${target}`);
    }
    // Around what lies between them.
    const side = start.x + WIDTH;
    const [middle, other] = [start.y + HEIGHT / 2, end.y + HEIGHT / 2];
    return arrow(
      `M${side} ${middle} C${side + 40} ${middle - 27} ${side + 40} ${other + 27} ${side} ${other}`,
    );
  }
  const isForward = end.x > start.x;
  const shift = isForward ? -7 : 7;
  const [x, target] = isForward ? [start.x + WIDTH, end.x] : [start.x, end.x + WIDTH];
  const [y, height] = [start.y + HEIGHT / 2 + shift, end.y + HEIGHT / 2 + shift];
  const bend = (target - x) / 2;
  return arrow(`M${x} ${y} C${x + bend} ${y} ${target - bend} ${height} ${target} ${height}`, !isForward);
}

/** Arrows into the frame, and those out of it, which hold for all that is in it. */
function frameEdges(): string[] {
  const bottom = frame.y + frame.height;
  const into = (["given", "renewed"] as const).map((from) => {
    const { x, y } = places[from];
    return arrow(`M${x + WIDTH} ${y + HEIGHT / 2} L${frame.x - 2} ${y + HEIGHT / 2}`);
  });
  return [
    ...into,
    arrow(
      `M${frame.x + 6} ${bottom - 4} C${frame.x - 60} 430 620 400 ${places.given.x + 90} ${places.given.y + HEIGHT}`,
      true,
    ),
    arrow(
      `M${frame.x + 22} ${bottom} C700 470 130 470 ${places.shown.x + 85} ${places.shown.y + HEIGHT}`,
      true,
    ),
    '<text class="note" x="560" y="372">given again</text>',
    '<text class="note" x="330" y="428">shown again</text>',
  ];
}

function arrow(path: string, isAgain = false): string {
  return `<path class="edge${isAgain ? " again" : ""}" d="${path}" marker-end="url(#arrow)"/>`;
}

/** What the frame says must hold: from both that count into every end, from every end back to both. */
function requireFrame(): void {
  for (const from of ["given", "renewed"] as const) {
    const reached = lifeStates[from].next.filter(isEnd);
    if (reached.length !== ends.length) throw new Error(`The picture lets "${from}" end in every way.`);
  }
  for (const end of ends) {
    const back = lifeStates[end].next.filter((event) => !isEnd(event));
    if (back.join() !== "shown,given")
      throw new Error(`The picture lets "shown" and "given" follow "${end}".`);
  }
  const into = lifeEvents.filter((event) => !isEnd(event) && lifeStates[event].next.some(isEnd));
  if (into.join() !== "given,renewed") throw new Error("The picture lets only what was given end.");
}

function description(): string {
  return lifeEvents
    .map((event) => `${event} can be followed by ${lifeStates[event].next.join(", ")}.`)
    .join(" ");
}
