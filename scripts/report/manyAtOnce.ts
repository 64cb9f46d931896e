import { type Html, html } from "../../src/html.ts";
import { barChart, stackedBars } from "./charts.ts";
import type { Figures } from "./figures.ts";

const parts = [
  { part: "pairing", label: "pairing", colour: "#0b6e4f" },
  { part: "scalars", label: "other work on the curve", colour: "#3f9a76" },
  { part: "calldata", label: "data sent", colour: "#8cc9ae" },
  { part: "storage", label: "storage", colour: "#e0a458" },
  { part: "rest", label: "all else", colour: "#b8c0c8" },
] as const;

const peers = [
  { name: "semaphore", label: "Semaphore v4, validateProof (membership only)" },
  { name: "snarkjs4", label: "snarkjs's generated verifier, 4 inputs (proof only)" },
  { name: "iden3Verifier", label: "iden3's V3 verifier, bare (proof only)" },
] as const;

/** How answers get cheaper in a batch. Empty without the figures of "npm run bench". */
export function manyAtOnce(figures: Figures | undefined): Html {
  if (figures?.["batch.max"] === undefined) return html``;
  const size = (name: string, label: string) => ({
    label,
    name: `settle.${name}`,
    gas: figures[`gas.settlePerAnswer.${name}`]!,
    floor: figures[`gas.floorPerAnswer.settle.${name}`]!,
  });
  const sizes = [
    size("1", "alone"),
    ...["8", "32", "128"].map((count) => size(count, `${count} at once`)),
    size("max", `${figures["batch.max"]} at once`),
  ];
  const ours = sizes.map(({ label, gas }) => ({
    label: `DeCDP: an answer, ${label}`,
    value: gas,
    text: integer(gas),
    ours: true,
  }));
  const theirs = peers.map(({ name, label }) => {
    const value = figures[`gas.${name}`]!;
    return { label, value, text: integer(value), ours: false };
  });
  const stacks = sizes.map(({ label, name, gas }) => ({
    label,
    shares: parts.map(({ part, ...share }) => ({
      ...share,
      value: figures[`gas.splitPerAnswer.${name}.${part}`]!,
    })),
    text: integer(gas),
  }));
  const rows = sizes.map(
    ({ label, name, gas, floor }) => html`
      <tr><td>${label}</td>${parts.map(
        ({ part }) =>
          html`<td class="number">${integer(figures[`gas.splitPerAnswer.${name}.${part}`]!)}</td>`,
      )}<td class="number">${integer(gas)}</td><td class="number">${integer(floor)}</td></tr>`,
  );
  return html`
    <h2>Many at once</h2>
    <p>Proofs of many answers are checked together. In a batch of 128, each costs
    ${percent(figures["gas.ratioToSemaphore"]!)} of what Semaphore asks for one; at most ${figures["batch.max"]} fit
    into a transaction. This was measured by "npm run bench", not in this run, and so were the others, on the same
    chain.</p>
    <figure>${barChart([...ours, ...theirs].sort((left, right) => left.value - right.value))}
    <figcaption>Gas of one answer, consent and reward checked, the base cost of the transaction included. Grey: other
    systems.</figcaption></figure>
    <figure>${stackedBars(stacks)}<figcaption>What the gas of one answer is spent on.</figcaption></figure>
    <details><summary>The same in numbers, beside the least that arithmetic allows</summary>
    <table><thead><tr><th>gas of one answer</th>${parts.map(
      ({ label }) => html`<th class="number">${label}</th>`,
    )}<th class="number">sum</th><th class="number">least</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

function integer(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
