import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, before, describe, it } from "node:test";
import { keyFiles } from "../../../scripts/circuit/manifest.ts";
import { type CircuitFiles, loadCircuitFiles } from "../../../src/answer/files/circuitFiles.ts";
import { createProver, type Prover } from "../../../src/answer/prover.ts";
import { ProverError } from "../../../src/errors.ts";
import { fullRequest, inputFor } from "../../support/answerCase.ts";

const input = inputFor(fullRequest);
let files: { readonly wasm: Uint8Array; readonly zkey: Uint8Array };
before(async () => {
  files = { wasm: await readFile(keyFiles.wasm), zkey: await readFile(keyFiles.zkey) };
});

describe("a prover", () => {
  const provers: Prover[] = [];
  const made = async (given: CircuitFiles = files) => {
    const prover = await createProver(given);
    provers.push(prover);
    return prover;
  };
  afterEach(async () => {
    for (const prover of provers.splice(0)) await prover.close();
  });

  it("goes on when another one is closed", async () => {
    const [first, second] = [await made(), await made()];
    await first.prove(input);
    const beside = second.prove(input);
    await first.close();
    assert.equal((await beside).signals.subject, (await second.prove(input)).signals.subject);
  });

  it("finishes what it is making before it closes, and makes nothing afterwards", async () => {
    const prover = await made();
    const last = prover.prove(input);
    const closed = prover.close();
    await last;
    await closed;
    await assert.rejects(prover.prove(input), /prover is closed\. Make another/);
  });

  it("makes another proof each time, because each has blinding of its own", async () => {
    const prover = await made();
    const [first, second] = [await prover.prove(input), await prover.prove(input)];
    assert.deepEqual(first.signals, second.signals);
    for (const part of ["a", "b", "c"] as const) assert.notDeepEqual(first.proof[part], second.proof[part]);
  });

  it("says that there is no proof only of inputs without one", async () => {
    const prover = await made();
    const { root, ...incomplete } = input;
    for (const wrong of [{ ...input, root: root + 1n }, { ...input, root: "root" }, incomplete]) {
      await assert.rejects(prover.prove(wrong as never), /no proof for these inputs.*answerInput/);
    }
  });

  it("keeps the cause of every other failure", async (context) => {
    const prover = await made();
    const cause = new WebAssembly.CompileError("Refused to compile: 'wasm-unsafe-eval' is not allowed");
    context.mock.method(WebAssembly, "compile", () => Promise.reject(cause));
    await assert.rejects(prover.prove(input), (error) => {
      assert.ok(error instanceof ProverError);
      assert.match(error.message, /could not be made: Refused to compile.*Allow 'wasm-unsafe-eval' in/);
      assert.equal(error.cause, cause);
      return true;
    });
  });
});

describe("the circuit's files", () => {
  it("are refused if they are not those of the release", async () => {
    for (const name of ["wasm", "zkey"] as const) {
      const altered = Uint8Array.from(files[name]);
      altered[altered.length - 1]! ^= 1;
      await assert.rejects(
        loadCircuitFiles({ ...files, [name]: altered }),
        new RegExp(`ProverError: answer.${name} is not the file of this release`),
      );
    }
  });

  it("are refused if they cannot be fetched", async () => {
    const { wasm } = files;
    await assert.rejects(
      loadCircuitFiles({ wasm, zkey: "no://where" }),
      /answer\.zkey could not be fetched from no:/,
    );
    await assert.rejects(
      loadCircuitFiles({ wasm, zkey: "data:,other" }),
      /answer\.zkey is not the file of this/,
    );
  });

  it("are named as pages where a server answers with its start page", async () => {
    const page = new TextEncoder().encode("\n<!DOCTYPE html><html><body>App</body></html>");
    const hint = /There is a web page.* where answer\.zkey should be.*put the file where it is fetched/;
    await assert.rejects(loadCircuitFiles({ ...files, zkey: page }), hint);
    const address = `data:text/html;base64,${Buffer.from(page).toString("base64")}`;
    await assert.rejects(loadCircuitFiles({ ...files, zkey: address }), hint);
  });

  it("are checked where the platform has no hash, as on pages over plain http", async (context) => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "crypto")!;
    context.after(() => Object.defineProperty(globalThis, "crypto", own));
    Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
    assert.deepEqual(await loadCircuitFiles(files), files);
    const zkey = files.zkey.slice(1);
    await assert.rejects(loadCircuitFiles({ ...files, zkey }), /not the file of this release/);
  });
});
