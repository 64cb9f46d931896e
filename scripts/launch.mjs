// Installs the dependencies when they are missing or out of date, picks a Node.js that Hardhat accepts, and
// runs one task with it. Plain JavaScript without imports from node_modules: it is what runs first, on any
// Node.js from 20 on.

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const hardhat = "node_modules/hardhat/dist/src/cli.js";
const gasTests = [
  "test/contracts/settlement/SettlementGas.t.sol",
  "test/contracts/settlement/SettlementBatchGas.t.sol",
  "test/contracts/relay/RelayGas.t.sol",
];
/** Node.js calls node:sqlite experimental, in which the command line and the chain keep their state. */
const quiet = "--disable-warning=ExperimentalWarning";
/** Node.js's own way to run TypeScript: it starts faster than tsx, and from any working directory. */
const stripTypes = ["--experimental-strip-types", quiet];

/**
 * Each task is a list of commands that run one after the other; extra arguments go to the last one. package.json calls
 * them by the same names, which a test compares.
 */
const tasks = {
  install: [],
  start: [["node", "--import", "tsx", "scripts/simulation/main.ts"]],
  chain: [["node", ...stripTypes, "scripts/chain/main.ts"]],
  demo: [["node", ...stripTypes, "scripts/demo/main.ts"]],
  relayer: [["node", ...stripTypes, "services/relayer/main.ts"]],
  issuer: [["node", ...stripTypes, "services/issuer/main.ts"]],
  web: [["node", "--import", "tsx", "scripts/web/main.ts"]],
  announce: [["node", "--import", "tsx", "scripts/web/announce.ts"]],
  pages: [["node", ...stripTypes, "services/pages/main.ts"]],
  screenshots: [["node", quiet, "--import", "tsx", "scripts/screenshots/main.ts"]],
  brand: [["node", ...stripTypes, "services/brand/main.ts"]],
  decdp: [["node", ...stripTypes, path.join(root, "cli/main.ts")]],
  audit: [["node", ...stripTypes, "cli/main.ts", "audit"]],
  train: [
    [
      "node",
      ...stripTypes,
      "cli/main.ts",
      "brand",
      "model",
      "train",
      "--figures",
      "out/train.json",
      "--out",
      "out/card.json",
    ],
  ],
  test: [["node", "--import", "tsx", "scripts/test/main.ts"]],
  "test:long": [
    ["node", hardhat, "build"],
    ["node", "--import", "tsx", "scripts/test/long.ts"],
  ],
  "test:audit": [["node", "--import", "tsx", "--test", "test/audit/**/*.test.ts"]],
  "test:brand": [["node", "--import", "tsx", "--test", "test/brand/**/*.test.ts"]],
  "test:web": [["node", "--import", "tsx", "scripts/web/test.ts"]],
  "test:journeys": [["node", "--import", "tsx", "scripts/web/test.ts", "--journeys"]],
  "test:sources": [["node", "--import", "tsx", "--test", "test/sources/**/*.test.ts"]],
  build: [["node", hardhat, "build"]],
  key: [["node", "--import", "tsx", "scripts/circuit/makeKey.ts"]],
  ceremony: [["node", ...stripTypes, "scripts/ceremony/main.ts"]],
  "ceremony:rehearse": [["node", "--import", "tsx", "--test", "test/rehearsal/release.test.ts"]],
  "key:check": [["node", "--import", "tsx", "scripts/circuit/keyCheck.ts"]],
  kernel: [["node", "--import", "tsx", "scripts/kernel/main.ts"]],
  abis: [["node", "--import", "tsx", "scripts/solidity/abis.ts"]],
  package: [["node", "--import", "tsx", "scripts/package/main.ts"]],
  bundlers: [["node", "--import", "tsx", "scripts/bundlers/main.ts"]],
  docs: [["node", "--import", "tsx", "scripts/docs/main.ts"]],
  bench: [["node", "--import", "tsx", "scripts/bench/all.ts"]],
  "bench:gas": [["node", "--import", "tsx", "scripts/bench/gas.ts"]],
  "bench:proof": [["node", "--import", "tsx", "scripts/bench/proof.ts"]],
  "bench:tree": [["node", "--import", "tsx", "scripts/bench/tree.ts"]],
  "bench:receipts": [["node", "--import", "tsx", "scripts/bench/receipts.ts"]],
  "bench:relayer": [["node", "--import", "tsx", "scripts/bench/relayerLoad.ts"]],
  "simulate:sources": [["node", quiet, "--import", "tsx", "scripts/sources/simulation/main.ts"]],
  "bench:issuer": [["node", "--import", "tsx", "scripts/bench/issuer.ts"]],
  "bench:settings": [["node", "--import", "tsx", "scripts/bench/settings.ts"]],
  "bench:models": [["node", "--import", "tsx", "scripts/bench/models.ts"]],
  "bench:audit": [["node", quiet, "--import", "tsx", "scripts/bench/audit.ts"]],
  "bench:brand": [["node", "--import", "tsx", "scripts/bench/brand.ts"]],
  "bench:storm": [["node", "--import", "tsx", "scripts/bench/storm.ts"]],
  cost: [["node", "--import", "tsx", "scripts/cost/main.ts"]],
  scale: [["node", "--import", "tsx", "scripts/scale/main.ts"]],
  erasure: [["node", quiet, "--import", "tsx", "scripts/erasure/main.ts"]],
  vectors: [
    ["node", "--import", "tsx", "test/support/prover/writeProofHashes.ts"],
    ["node", "--import", "tsx", "test/support/formats/writeFormats.ts"],
    ["node", "--import", "tsx", "scripts/vectors/main.ts"],
  ],
  answers: [["node", "--import", "tsx", "scripts/answers/main.ts"]],
  receipts: [["node", "--import", "tsx", "scripts/receipts/main.ts"]],
  gas: [["node", hardhat, "test", "solidity", ...gasTests, "--snapshot"]],
  "gas:check": [["node", hardhat, "test", "solidity", ...gasTests, "--snapshot-check"]],
  lint: [
    ["node", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
    ["node", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "**/*.sol"],
    [
      "node",
      "node_modules/solhint/solhint.js",
      "--max-warnings=0",
      "--disc",
      "--noPoster",
      "contracts/**/*.sol",
    ],
  ],
  format: [
    ["node", "node_modules/@biomejs/biome/bin/biome", "check", "--write"],
    ["node", "node_modules/prettier/bin/prettier.cjs", "--write", "--log-level=warn", "**/*.sol"],
  ],
  typecheck: [["node", "node_modules/typescript/bin/tsc", "--noEmit"]],
  analyze: [["node", "--import", "tsx", "scripts/solidity/analyze.ts"]],
  coverage: [["node", "--import", "tsx", "scripts/solidity/coverage.ts"]],
  mutation: [["node", "--import", "tsx", "scripts/mutation/main.ts"]],
};

/** Hardhat refuses an older Node.js, and an older npm leaves out its native binding. */
const hardhatSupportsThisNode = isAtLeast(process.versions.node, [22, 13]);

function isAtLeast(version, [minimumMajor, minimumMinor]) {
  const [major, minor] = version.split(".").map(Number);
  return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}

function readPackages(lockfile) {
  return JSON.parse(readFileSync(path.join(root, lockfile), "utf8")).packages;
}

/** What is wrong with node_modules; undefined if it is as package-lock.json requires. */
function findInstallReason() {
  // npm writes this file last, so it is missing after an interrupted install.
  if (!existsSync(path.join(root, "node_modules/.package-lock.json"))) return "not installed yet";
  const installed = readPackages("node_modules/.package-lock.json");
  const wanted = Object.entries(readPackages("package-lock.json")).filter(([name]) => name !== "");
  for (const [name, { version, optional }] of wanted) {
    if (installed[name] === undefined && optional) continue;
    if (installed[name]?.version !== version) return `${name} is not at ${version}`;
  }
  const bindings = readdirSync(path.join(root, "node_modules/@nomicfoundation"));
  if (!bindings.some((name) => name.startsWith("edr-"))) return "Hardhat's native binding is missing";
  if (!hardhatSupportsThisNode && !existsSync(bundledNode())) return "its own Node.js is missing";
  return undefined;
}

function bundledNode() {
  return path.join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
}

/**
 * Building and running take what npm counts among the development's and the optional packages, such as Hardhat and its
 * native binding. `NODE_ENV=production` and the setting `omit` would leave them out.
 */
const wholeInstall = ["--include=dev", "--include=optional", "--no-audit", "--no-fund"];

async function install(reason) {
  const command = hardhatSupportsThisNode ? ["npm", "ci"] : ["npx", "-y", "-p", "node@24", "--", "npm", "ci"];
  console.error(
    `Installing dependencies (${reason}) with "${command.join(" ")}"; this takes about a minute.`,
  );
  const code = await run([...command, ...wholeInstall], process.env);
  const problem = code === 0 ? findInstallReason() : `exit code ${code}`;
  if (problem === undefined) return;
  console.error(
    `\nThe dependencies could not be installed: ${problem}.\n` +
      "Check the connection to the npm registry and run the same command again.\n" +
      'If it fails again, delete the directory node_modules and run "npm ci --include=dev --include=optional" with Node.js 24.',
  );
  process.exit(code || 1);
}

/** Runs a command to its end and returns its exit code; passes signals on to it meanwhile. */
function run([program, ...parameters], environment, directory = root) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: directory,
      env: environment,
      stdio: "inherit",
      // npm and npx are scripts on Windows, which only a shell can start.
      shell: process.platform === "win32" && program.startsWith("np"),
    });
    const forward = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    const finish = (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      finish(1);
    });
    child.on("exit", (code, signal) => finish(code ?? 128 + os.constants.signals[signal]));
  });
}

async function main() {
  const [task, ...parameters] = process.argv.slice(2);
  const commands = Object.hasOwn(tasks, task ?? "") ? tasks[task] : undefined;
  if (commands === undefined) {
    console.error(`Usage: node scripts/launch.mjs <${Object.keys(tasks).join(" | ")}> [arguments]`);
    process.exit(2);
  }

  const reason = findInstallReason();
  if (reason !== undefined) await install(reason);

  const node = hardhatSupportsThisNode ? process.execPath : bundledNode();
  const searchPath = [path.dirname(node), path.join(root, "node_modules/.bin"), process.env.PATH];
  // Compiled modules are cached, because a command that takes a second would spend half of it compiling. What is covered
  // by a test would be less exact with it.
  const compileCache = process.env.NODE_COMPILE_CACHE ?? path.join(root, ".cache/compiled");
  const environment = {
    ...process.env,
    PATH: searchPath.join(path.delimiter),
    ...(task !== "coverage" && { NODE_COMPILE_CACHE: compileCache }),
  };
  for (const [index, [, ...command]] of commands.entries()) {
    const extra = index === commands.length - 1 ? parameters : [];
    // File names on the command line are relative to the user's working directory.
    const directory = task === "decdp" ? process.cwd() : root;
    const code = await run([node, ...command, ...extra], environment, directory);
    if (code !== 0) process.exit(code);
  }
}

await main();
