/** Light and dark, as the page or, for a picture of its own, as the reader's device has it. */
export const pictureStyle = `
svg.points-picture:root { color-scheme: light dark; }
.points-picture { width: 100%; max-width: 32rem; height: auto; font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
.points-picture text { font-size: 13px; fill: light-dark(#1c2733, #e6ecf2); }
.points-picture .value { font-variant-numeric: tabular-nums; font-weight: 600; }
.points-picture .track { stroke: light-dark(#d3dae0, #3a4652); stroke-width: 8; stroke-linecap: round; }
.points-picture .zero { stroke: light-dark(#8894a0, #8894a0); stroke-dasharray: 2 4; }
.points-picture .average { stroke: light-dark(#8a5a00, #e0a458); stroke-width: 3; }
.points-picture circle.own { fill: light-dark(#0b6e4f, #4fc49a); stroke: light-dark(#fff, #12181f); stroke-width: 2; }
.points-picture .group { fill: light-dark(#e4e9ed, #2b3641); stroke: light-dark(#fff, #12181f); stroke-width: 2; }
.points-picture .group.own { fill: light-dark(#0b6e4f, #4fc49a); }
.points-picture .inside.own { fill: light-dark(#fff, #12181f); font-weight: 600; }
.points-picture .pointer { fill: light-dark(#1c2733, #e6ecf2); }
`;
