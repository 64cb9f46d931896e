/** One sheet for light and dark: each colour has both, and the reader's device chooses. */
export const cardStyle = `
:root { color-scheme: light dark;
  --ink: light-dark(#16202a, #e7edf3); --soft: light-dark(#55626f, #9fadba); --page: light-dark(#fbfcfd, #10161c);
  --panel: light-dark(#ffffff, #182028); --line: light-dark(#dde3e9, #2c3741); --accent: light-dark(#0b6e4f, #52c79d);
  --tint: light-dark(#dcefe7, #1d3a31); --grey: light-dark(#b3bdc7, #55626f); --warm: light-dark(#9a5b00, #e8b063);
  --warmTint: light-dark(#fdf3e2, #33291a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2.5rem 1rem 5rem; color: var(--ink); background: var(--page);
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
h1 { font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.15; letter-spacing: -.02em; margin: 0 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; line-height: 1.3; letter-spacing: -.01em; margin: 3.5rem 0 .4rem; }
h3 { font-size: 1.02rem; margin: 0; overflow-wrap: anywhere; }
p { max-width: 44rem; margin: .4rem 0 1rem; }
a { color: var(--accent); }
.kicker { color: var(--accent); font-weight: 600; margin: 0 0 .4rem; }
.soft, figcaption { color: var(--soft); font-size: .9rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .8rem; margin: 1.6rem 0; padding: 0; }
.facts li { list-style: none; background: var(--panel); border: 1px solid var(--line); border-radius: .7rem; padding: .8rem 1rem; font-size: .9rem; color: var(--soft); line-height: 1.4; }
.facts strong { display: block; font-size: 1.55rem; line-height: 1.3; color: var(--ink); font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
.notes { background: var(--warmTint); border-left: 4px solid var(--warm); border-radius: .3rem .7rem .7rem .3rem; padding: .7rem 1rem .7rem 2rem; margin: 1.2rem 0; }
.notes li { margin: .25rem 0; } .notes li::marker { color: var(--warm); }
.pair { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 1rem 2rem; align-items: start;
  background: var(--panel); border: 1px solid var(--line); border-radius: .8rem; padding: 1.1rem 1.2rem; margin: 1rem 0; }
.pair.wider { grid-template-columns: minmax(0, 4fr) minmax(0, 7fr); }
.pair > h3, .pair > .about { grid-column: 1 / -1; } .about { margin: -.8rem 0 0; color: var(--soft); font-size: .9rem; }
@media (max-width: 47rem) { .pair, .pair.wider { grid-template-columns: minmax(0, 1fr); padding: 1rem .8rem; } }
figure { margin: 0; } figcaption { margin-top: .3rem; }
.scroll { overflow-x: auto; } .scroll:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.4; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { text-align: left; padding: .34rem .7rem .34rem 0; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: .8rem; vertical-align: bottom; }
tbody tr:last-child > * { border-bottom: 0; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.ours > * { font-weight: 600; color: var(--accent); }
code { font: .85em ui-monospace, "Cascadia Code", "Liberation Mono", monospace; overflow-wrap: anywhere; }
details { margin: 1rem 0; } summary { cursor: pointer; color: var(--accent); }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: .3rem 1.2rem; font-size: .92rem; } dt { color: var(--soft); } dd { margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: .5rem; } }
svg { display: block; width: 100%; height: auto; max-width: 30rem; overflow: visible; }
svg text { font-size: 12px; fill: var(--soft); font-variant-numeric: tabular-nums; } @media (max-width: 30rem) { svg text { font-size: 14px; } } svg .strong { fill: var(--ink); font-weight: 600; }
.axis { stroke: var(--line); } .zero { stroke: var(--grey); } .guide { stroke: var(--grey); stroke-dasharray: 3 4; fill: none; }
.people { fill: var(--line); } .area { fill: var(--tint); } .curve { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.bar, .dot { fill: var(--accent); } .against { fill: var(--warm); } .other { fill: var(--grey); } .range { stroke: var(--grey); stroke-width: 3; stroke-linecap: round; } .range.own { stroke: var(--accent); }
.ring { fill: var(--panel); stroke: var(--accent); stroke-width: 2.5; }
footer { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 1rem; color: var(--soft); font-size: .9rem; }
@media print { body { max-width: none; padding: 0; } .pair { break-inside: avoid; } }
`;
