import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import circomTester, { type TesterOptions, type WasmTester } from "circom_tester";
import { fromRoot } from "../../../services/shared/paths.ts";

type Template = Pick<TesterOptions, "templateName" | "templateParams" | "templatePublicSignals">;

const programs = fromRoot("test/support/bin");

/**
 * Compiles a circuit as it is released (--O2) and loads it for tests. The path is from the root of the
 * repository. A file without a main component takes the template to instantiate. A circuit that was compiled
 * before from the same sources is not compiled again.
 */
export async function loadCircuit(file: string, template: Template = {}): Promise<WasmTester> {
  if (!process.env.PATH?.startsWith(programs)) {
    process.env.PATH = `${programs}${path.delimiter}${process.env.PATH}`;
  }
  const sources = await hashSources(file, template);
  const output = fromRoot(".cache/test-circuits", `${path.basename(file, ".circom")}-${sources}`);
  // Written last: a compilation that was interrupted is not taken for a finished one.
  const finished = path.join(output, "finished");
  const recompile = !existsSync(finished);
  await mkdir(output, { recursive: true });
  const circuit = await circomTester.wasm(fromRoot(file), { ...template, O: 2, output, recompile });
  await writeFile(finished, "");
  return circuit;
}

/** A circuit may include any file of circuits/, so all of them count. */
async function hashSources(file: string, template: Template): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([file, template]));
  const names = await readdir(fromRoot("circuits"), { recursive: true });
  const included = names.filter((name) => name.endsWith(".circom")).sort();
  for (const name of [...included.map((name) => path.join("circuits", name)), file, "package-lock.json"]) {
    hash.update(name).update(await readFile(fromRoot(name)));
  }
  return hash.digest("hex").slice(0, 16);
}
