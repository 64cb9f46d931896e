import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { writtenFiles } from "../support/house/files.ts";
import { findCircle, importsOf, packagesOf } from "../support/house/imports.ts";

/** From the ground up. A file may import from its own line and from the lines before it. */
const layers = [
  ["src/errors.ts", "src/causes.ts", "src/field.ts", "src/html.ts", "src/store.ts", "src/generated/"],
  ["src/request/", "src/rights/"],
  ["src/credential/"],
  ["src/prover/"],
  ["src/answer/"],
  ["src/signature/"],
  ["src/customer/"],
  ["src/chain/"],
  ["src/format/reading/"],
  ["src/format/", "src/consent/"],
  ["src/model/"],
  ["src/source/"],
  ["src/relayer/"],
  ["src/agent/"],
  ["src/brand/"],
  ["src/audit/"],
  ["src/roles/", "src/circuit.ts"],
  ["src/index.ts"],
  ["services/shared/"],
  ["web/shared/"],
  ["cli/", "services/", "web/"],
  ["ignition/", "hardhat.config.ts"],
  ["scripts/"],
  ["test/support/", "test/audit/cases/"],
  // Benches and the drill measure with what tests are made of, bundlers are tried and screens are pictured with it.
  ["scripts/bench/", "scripts/bundlers/", "scripts/erasure/", "scripts/screenshots/"],
  ["test/"],
];

/** Rooms on one line that stand beside each other: none may import from another. */
const apart = [/^(cli)\//, /^(services\/(?!shared\/)[^/]+)\//, /^(web\/(?!shared\/)[^/]+)\//];

/** These are loaded by what is below them, on purpose, and only when they are needed. */
const exceptions = new Set([
  // The launcher runs before anything is installed; the command's entry hands over to it.
  "cli/decdp.mjs -> scripts/launch.mjs",
]);

const scripts = writtenFiles().filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const imports = importsOf(scripts).filter(({ to }) => /\.(ts|tsx|mjs)$/.test(to));

describe("the layers of the house", () => {
  it("are read: hundreds of imports are found", () => {
    assert.ok(imports.length > 500, `${imports.length}`);
  });

  it("give every file a place", () => {
    assert.deepEqual(
      scripts.filter((file) => layerOf(file) < 0 && !file.startsWith("types/")),
      [],
    );
  });

  it("let imports go down only", () => {
    const upward = imports
      .filter(({ from, to }) => layerOf(to) > layerOf(from))
      .map(({ from, to }) => `${from} -> ${to}`);
    assert.deepEqual(
      upward.filter((one) => !exceptions.has(one)),
      [],
    );
    assert.deepEqual(
      [...exceptions].filter((one) => !upward.includes(one)),
      [],
      "an exception that nothing needs",
    );
  });

  it("keep the command line and each service apart", () => {
    const across = imports.filter(({ from, to }) => {
      const [own, other] = [roomOf(from), roomOf(to)];
      return own !== undefined && other !== undefined && own !== other;
    });
    assert.deepEqual(across, []);
  });

  it("have no circle of imports", () => {
    assert.equal(findCircle(imports), undefined);
  });

  it("keep Node and everything above the library out of src/", () => {
    const library = scripts.filter((file) => file.startsWith("src/"));
    const foreign = library.flatMap((file) =>
      packagesOf(file)
        .filter((name) => /^node:|^hardhat|^@nomicfoundation\//.test(name))
        .map((name) => `${file}: ${name}`),
    );
    assert.deepEqual(foreign, []);
    const above = importsOf(library).filter(
      ({ to }) => !to.startsWith("src/") && !to.startsWith("circuits/keys/"),
    );
    assert.deepEqual(above, []);
  });
});

/** The line of a file: the longest name that it begins with decides; -1 if there is none. */
function layerOf(file: string): number {
  const fitting = layers.flatMap((names, layer) =>
    names
      .filter((name) => file === name || (name.endsWith("/") && file.startsWith(name)))
      .map((name) => ({ name, layer })),
  );
  return fitting.sort((left, right) => right.name.length - left.name.length)[0]?.layer ?? -1;
}

function roomOf(file: string): string | undefined {
  return apart.map((room) => room.exec(file)?.[1]).find((room) => room !== undefined);
}
