import type { CircuitFiles } from "./answer/files/circuitFiles.ts";
import { ProverError } from "./errors.ts";

/**
 * Where this release's circuit files are, 11 MB together. In a browser, give them to `createProver` as they are;
 * bundlers that know `new URL(..., import.meta.url)` copy the files beside the bundle. Node fetches no file
 * addresses: read them there with `readFile` first. The package also exports them as `decdp/circuit/answer.wasm`
 * and `decdp/circuit/answer.zkey`, for bundlers that need a path. Reading an address throws `ProverError` in a bundle of
 * CommonJS, which does not know where it is.
 */
export const circuitFiles: CircuitFiles & { readonly wasm: URL; readonly zkey: URL } = {
  get wasm() {
    return found("answer.wasm", () => new URL("../circuits/keys/answer.wasm", import.meta.url));
  },
  get zkey() {
    return found("answer.zkey", () => new URL("../circuits/keys/answer.zkey", import.meta.url));
  },
};

function found(name: string, address: () => URL): URL {
  try {
    return address();
  } catch (cause) {
    throw new ProverError(`Where ${name} is cannot be told from within this bundle.`, {
      cause,
      hint: `Install the package beside the bundle and read the file that require.resolve("decdp/circuit/${name}") names.`,
    });
  }
}
