import { type Html, html } from "../../../src/html.ts";

const style = `
:root { color-scheme: light; --ours: #0b6e4f; --other: #b8c0c8; --ink: #1c2733; --soft: #5b6875; --line: #dfe4e8; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; color: var(--ink); background: #fff;
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
p { max-width: 46rem; }
.soft, figcaption { color: var(--soft); font-size: .9rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem; margin: 1.5rem 0; padding: 0; }
.facts li { list-style: none; border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; }
.facts strong { display: block; font-size: 1.6rem; color: var(--ours); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: normal; }
tbody td:first-child { white-space: nowrap; } .bars td:first-child { white-space: normal; }
thead th { color: var(--soft); font-size: .85rem; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.bars { table-layout: fixed; } .bars th { width: 36%; } .bars .number { width: 7rem; } .bars td { vertical-align: middle; }
figure { margin: 1rem 0; } details { overflow-x: auto; }
.bars th, .bars td { border: 0; }
.bar { height: 1.1rem; border-radius: 2px; min-width: 2px; } .ours { background: var(--ours); } .other { background: var(--other); }
.stack { display: flex; height: 1.1rem; } .stack div { min-width: 0; }
.shares { display: flex; height: 1.6rem; border-radius: 3px; overflow: hidden; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; padding: 0; margin: .5rem 0 0; }
.legend li { list-style: none; } .legend span { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; border-radius: 2px; }
svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--soft); }
svg .axis { stroke: var(--line); } svg .median { stroke: var(--ours); stroke-dasharray: 4 4; } svg circle { fill: var(--ours); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem; }
.sides section { border: 1px solid var(--line); border-radius: .5rem; padding: 0 1rem 1rem; } .sides .light { border-color: var(--ours); border-width: 2px; }
.timeline { border-left: 3px solid var(--ours); margin: 1rem 0; padding: 0 0 0 1.2rem; }
.timeline li { list-style: none; margin-bottom: .8rem; } .timeline time { color: var(--soft); font-size: .85rem; display: block; }
code { overflow-wrap: anywhere; }
`;

/** A whole page that loads nothing else. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
${body}
</body>
</html>
`.html;
}
