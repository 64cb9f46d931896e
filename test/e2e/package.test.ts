import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { buildPackage } from "../../scripts/package/build.ts";
import { fromRoot, root } from "../../services/shared/paths.ts";
import { answerModule, server } from "../support/packedServer.ts";

const run = promisify(execFile);
const npm = { shell: process.platform === "win32", maxBuffer: 2 ** 24 };

/** What a role must offer at least, and where it may not reach: no role loads more than it needs. */
const entries: Record<string, string[]> = {
  decdp: ["createProver", "openCampaign", "publishRoot", "backupWithPassphrase", "deployments"],
  "decdp/auditor": ["readFactsFromChain", "auditCampaign", "readKeyPoints", "readFacts", "readUseLog"],
  "decdp/brand": [
    "rulesFor",
    "modelFor",
    "openCampaign",
    "verifyAnswer",
    "verifyAnswers",
    "readLightRecord",
    "hashOfTerms",
    "lintTerms",
    "differenceOf",
    "signRendering",
    "hashOfDocument",
    "writeCampaignDocument",
    "writePublishedCampaign",
    "readAnswerFile",
    "writeSubmission",
    "writeSeal",
    "writeTicket",
    "batchCall",
    "deployments",
  ],
  "decdp/agent": ["createAgent", "fetchBrandFile", "readBrandFile"],
  "decdp/customer": [
    "createCustomerKeys",
    "backupWithWallet",
    "answerInput",
    "createProver",
    "createWorkerProver",
    "withdrawConsent",
    "requireOpenedWith",
    "requireContinuation",
    "requireSignedRendering",
    "readCard",
    "writeCommitment",
    "writeSealRequestFile",
    "writeAnswerFile",
    "writeSubmission",
  ],
  "decdp/issuer": [
    "createIssuerTree",
    "leafOf",
    "registerIssuer",
    "publishRoot",
    "writeCard",
    "readCommitment",
    "digestOfLeaves",
  ],
  "decdp/abis": ["campaignsAbi", "consentRegistryAbi", "issuerRegistryAbi"],
  "decdp/circuit": ["circuitFiles"],
};

describe("the npm package", () => {
  let directory: string;
  let packed: string[];
  const installed = () => path.join(directory, "node_modules/decdp");

  before(async () => {
    await buildPackage();
    directory = await mkdtemp(path.join(os.tmpdir(), "decdp-package-"));
    const command = ["pack", "--json", "--ignore-scripts", "--pack-destination", directory];
    const { stdout } = await run("npm", command, { ...npm, cwd: root });
    const [{ filename, files }] = JSON.parse(stdout);
    packed = files.map((file: { path: string }) => file.path);
    await mkdir(installed(), { recursive: true });
    await run("tar", ["-xzf", path.join(directory, filename), "-C", installed(), "--strip-components=1"]);
    await linkDependencies(path.join(directory, "node_modules"));
    await writeFile(path.join(directory, "package.json"), '{ "type": "module" }\n');
  });
  after(() => rm(directory, { recursive: true, force: true }));

  /** Runs a module in the temporary project and returns what it prints, as JSON. */
  async function runModule(source: string): Promise<unknown> {
    const file = path.join(directory, "main.js");
    await writeFile(file, source);
    return JSON.parse((await run(process.execPath, [file], { cwd: directory })).stdout);
  }

  it("contains the library, the circuit and its key, the contracts and the documents, and nothing else", async () => {
    const modules = (await filesIn("src")).flatMap((name) => {
      const base = `dist/${name.slice(0, -".ts".length)}`;
      return [`${base}.js`, `${base}.d.ts`];
    });
    const key = ["answer.wasm", "answer.zkey", "manifest.json", "verification_key.json"];
    const expected = [
      ...modules,
      ...key.map((name) => `circuits/keys/${name}`),
      "circuits/answer.circom",
      ...(await filesIn("circuits/lib")).map((name) => `circuits/lib/${name}`),
      ...(await filesIn("contracts")).map((name) => `contracts/${name}`),
      ...["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "THIRD_PARTY.md", "package.json"],
      // Says where the command line runs, until it is part of the package.
      "cli/decdp.mjs",
    ];
    assert.deepEqual(packed.toSorted(), expected.toSorted());
  });

  it("can be imported in Node by each of its entries, with nothing but its own dependencies", async () => {
    const names = Object.keys(entries);
    const offered = await runModule(`
      const names = ${JSON.stringify(names)};
      const modules = await Promise.all(names.map((name) => import(name)));
      console.log(JSON.stringify(modules.map((module) => Object.keys(module))));
    `);
    names.forEach((name, index) => {
      const missing = entries[name]!.filter((wanted) => !(offered as string[][])[index]!.includes(wanted));
      assert.deepEqual(missing, [], name);
    });
  });

  it("exports no entry that the test above does not import, and no file that is not there", async () => {
    const { exports } = JSON.parse(await readFile(path.join(installed(), "package.json"), "utf8"));
    const targets = Object.values<Record<string, string> | string>(exports).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    );
    for (const target of targets.filter((file) => !file.includes("*"))) {
      assert.ok(packed.includes(target.slice(2)), target);
    }
    const modules = Object.keys(exports).filter((name) => exports[name].types !== undefined);
    assert.deepEqual(
      modules.map((name) => `decdp${name.slice(1)}`),
      Object.keys(entries),
    );
  });

  it("says where the circuit's files are, and its prover takes them", async () => {
    const result = await runModule(`
      import { readFile } from "node:fs/promises";
      import { circuitFiles } from "decdp/circuit";
      import { createProver } from "decdp/customer";
      const [wasm, zkey] = await Promise.all([circuitFiles.wasm, circuitFiles.zkey].map((url) => readFile(url)));
      const prover = await createProver({ wasm, zkey });
      await prover.close();
      const paths = ["decdp/circuit/answer.wasm", "decdp/circuit/answer.zkey"].map((name) => import.meta.resolve(name));
      console.log(JSON.stringify([...paths, circuitFiles.wasm.href, circuitFiles.zkey.href]));
    `);
    const [wasmPath, zkeyPath, wasmUrl, zkeyUrl] = result as string[];
    assert.deepEqual([wasmPath, zkeyPath], [wasmUrl, zkeyUrl]);
  });

  it("has types that a strict project can use, which checks those of libraries as well", async () => {
    const source = `
      import { type CustomerKeys, createCustomerKeys, createProver, type Deployment, giveConsent } from "decdp/customer";
      import { type Receipt, verifyReceipt } from "decdp/brand";
      import { campaignsAbi } from "decdp/abis";
      import { circuitFiles } from "decdp/circuit";
      import { defineSchema, rulesFor } from "decdp";
      import { type AbiFunction, createWalletClient, http, zeroAddress, zeroHash } from "viem";
      export const keys: CustomerKeys = createCustomerKeys();
      export const prover = createProver(circuitFiles);
      const client = createWalletClient({ account: zeroAddress, transport: http() });
      const words = { purpose: "", ifYouSayNo: "", language: "en", rendering: zeroHash };
      export const consent = (deployment: Deployment) => giveConsent(client, deployment, { terms: zeroHash, until: 1, words });
      export const verdict = (receipt: Receipt) => verifyReceipt(client, receipt, { now: 1 });
      type Names = Extract<(typeof campaignsAbi)[number], AbiFunction>["name"];
      export const known: Names = "settle";
      // @ts-expect-error: the contract has no such function.
      export const unknown: Names = "pause";
      const person = defineSchema("person/1", [{ name: "age", unit: "years", offset: 0, scale: 1 }]);
      // @ts-expect-error: the schema has no such attribute.
      rulesFor(person, ({ attribute }) => [attribute("income").atLeast(1)]);
    `;
    await writeFile(path.join(directory, "main.ts"), source);
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
    const options = [...strict, "--noEmit", "--module", "nodenext", "--target", "es2023"];
    const compiler = fromRoot("node_modules/typescript/bin/tsc");
    await run(process.execPath, [compiler, ...options, "--types", "", "main.ts"], { cwd: directory });
  });

  it("lets the app bring its own viem, and runs on every Node.js that its dependencies run on", async () => {
    const { dependencies, peerDependencies, engines } = JSON.parse(
      await readFile(path.join(installed(), "package.json"), "utf8"),
    );
    assert.equal(dependencies.viem, undefined);
    assert.match(peerDependencies.viem, /^\^2\./);
    const { packages } = JSON.parse(await readFile(fromRoot("package-lock.json"), "utf8"));
    for (const name of [...Object.keys(dependencies), "viem"]) {
      const wanted = packages[`node_modules/${name}`].engines?.node;
      if (wanted !== undefined)
        assert.ok(oldestNode(wanted) <= oldestNode(engines.node), `${name}: ${wanted}`);
    }
  });

  describe("in a bundle for Node", () => {
    before(async () => writeFile(path.join(directory, "answer.js"), await answerModule()));

    const runBundle = async (format: "cjs" | "esm") => {
      const outfile = path.join(directory, `server.${format === "cjs" ? "cjs" : "mjs"}`);
      const stdin = { contents: server, resolveDir: directory };
      const { warnings } = await build({
        stdin,
        bundle: true,
        platform: "node",
        format,
        outfile,
        logLevel: "silent",
      });
      assert.deepEqual(warnings, []);
      // Ends by itself, and prints once: no thread runs the app again or stays.
      const { stdout } = await run(process.execPath, [outfile], { cwd: directory, timeout: 120_000 });
      return JSON.parse(stdout);
    };

    it("of CommonJS checks and proves, and says that it cannot tell where the circuit's files are", async () => {
      const { holds, proof, address } = await runBundle("cjs");
      assert.equal(holds, true);
      assert.match(proof, /^\d+$/);
      assert.match(
        address,
        /answer\.wasm is cannot be told.*require\.resolve\("decdp\/circuit\/answer\.wasm"\)/,
      );
    });

    it("of modules checks and proves", async () => {
      const { holds, proof } = await runBundle("esm");
      assert.equal(holds, true);
      assert.match(proof, /^\d+$/);
    });
  });

  it("bundles for browsers without snarkjs, with single arities of Poseidon, in bounded size", async () => {
    const bundle = async (entry: string) => {
      const stdin = { contents: `export * from "${entry}";`, resolveDir: directory };
      const { metafile, outputFiles } = await build({
        stdin,
        bundle: true,
        minify: true,
        format: "esm",
        platform: "browser",
        write: false,
        metafile: true,
      });
      const inputs = Object.keys(metafile.inputs);
      return { inputs, kilobytes: gzipSync(outputFiles[0]!.contents).length / 1024 };
    };
    const limits = {
      "decdp/agent": 290,
      "decdp/customer": 290,
      "decdp/brand": 290,
      "decdp/issuer": 200,
      "decdp/worker": 60,
    };
    for (const [entry, limit] of Object.entries(limits)) {
      const { inputs, kilobytes } = await bundle(entry);
      const foreign = inputs.filter((input) =>
        /\/(snarkjs|ffjavascript|circom_runtime)\/|poseidon-lite\/index/.test(input),
      );
      assert.deepEqual(foreign, [], entry);
      assert.ok(kilobytes <= limit, `${entry}: ${kilobytes} KB`);
    }
  });

  it("needs only packages under permissive licences", async () => {
    const { packages } = JSON.parse(await readFile(fromRoot("package-lock.json"), "utf8"));
    const needed = Object.entries<{ dev?: boolean; license?: string }>(packages).filter(
      ([name, { dev }]) => name !== "" && dev !== true,
    );
    assert.ok(needed.length >= 6);
    const strict = needed.filter(
      ([, { license }]) => !/^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause)$/.test(license ?? ""),
    );
    assert.deepEqual(
      strict.map(([name, { license }]) => `${name}: ${license}`),
      [],
    );
  });
});

/** The oldest major version of Node.js that satisfies a range such as ">= 20.19.0" or "^14.21.3 || >=16". */
function oldestNode(range: string): number {
  return Math.min(...[...range.matchAll(/(?:>=?|\^|~|^)\s*(\d+)/g)].map(([, major]) => Number(major)));
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(fromRoot(folder), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(fromRoot(folder), path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join("/"));
}

/** As npm would install them, without the network: the packages that package.json names, viem, and no others. */
async function linkDependencies(target: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(fromRoot("package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), "viem"]) {
    await mkdir(path.dirname(path.join(target, name)), { recursive: true });
    await symlink(fromRoot("node_modules", name), path.join(target, name), "junction");
  }
}
