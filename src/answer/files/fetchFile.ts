import { ProverError } from "../../errors.ts";

/** A file of this release: its name, size and hash. */
export interface ReleasedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Fetches a file. Throws `ProverError` if the server cannot be reached, refuses, or breaks off.
 *
 * @param onBytes Called with the number of bytes that have arrived since the last call.
 */
export async function fetchFile(
  { name, bytes: size }: ReleasedFile,
  address: string | URL,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new ProverError(`${name} could not be fetched from ${address}.`, {
      cause,
      hint: "Check the address, and that the content policy's connect-src allows it.",
    });
  });
  if (!response.ok) {
    throw new ProverError(`${name} could not be fetched from ${address}: HTTP ${response.status}.`, {
      hint: "Check the address, and that the server has the file.",
    });
  }
  if (response.body === null) return new Uint8Array(await response.arrayBuffer());
  const content = new Uint8Array(size);
  let length = 0;
  try {
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      onBytes(part.value.length);
      if (length + part.value.length > size) {
        await reader.cancel();
        throw new ProverError(`${name} at ${address} is larger than the ${size} bytes of this release.`, {
          hint: "Take it from circuits/keys of the same version of this package.",
        });
      }
      content.set(part.value, length);
      length += part.value.length;
    }
  } catch (cause) {
    if (cause instanceof ProverError) throw cause;
    throw new ProverError(`${name} broke off after ${length} of ${size} bytes, from ${address}.`, {
      cause,
      hint: "Check the connection and try again.",
    });
  }
  return content.subarray(0, length);
}
