import type { CircuitFiles } from "./answer/circuitFiles.ts";

/**
 * Where this release's circuit files are, 11 MB together. In a browser, give them to `createProver` as they are;
 * bundlers that know `new URL(..., import.meta.url)` copy the files beside the bundle. Node fetches no file
 * addresses: read them there with `readFile` first. The package also exports them as `decdp/circuit/answer.wasm`
 * and `decdp/circuit/answer.zkey`, for bundlers that need a path.
 */
export const circuitFiles: CircuitFiles & { readonly wasm: URL; readonly zkey: URL } = {
  wasm: new URL("../circuits/keys/answer.wasm", import.meta.url),
  zkey: new URL("../circuits/keys/answer.zkey", import.meta.url),
};
