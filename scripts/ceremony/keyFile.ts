import { createHash } from "node:crypto";
import { BASE_MODULUS } from "../../src/field.ts";
import { CeremonyError } from "./ceremonyError.ts";

/** What a key file says about one contribution. The secret of a contributor is in none of it. */
export interface KeyContribution {
  readonly kind: "contribution" | "beacon";
  readonly name: string;
  /** The key's point delta after this contribution, as the file has it. */
  readonly delta: Buffer;
  /** The contribution's public key, as the file has it: three points and the hash of all that came before. */
  readonly publicKey: Buffer;
  /** BLAKE2b-512, as snarkjs prints it. */
  readonly hash: string;
  /** Of a beacon only. */
  readonly beacon?: { readonly value: string; readonly iterationsExponent: number };
}

export interface KeyFile {
  /** BLAKE2b-512 of the circuit and the powers of tau, as snarkjs prints it. */
  readonly circuitHash: string;
  readonly contributions: readonly KeyContribution[];
}

const POINT = 64;
const HASH = 64;
const PUBLIC_KEY = 2 * POINT + 2 * POINT + HASH;
const COORDINATE = 32;
const CONTRIBUTIONS_SECTION = 10;
/** Header, header of Groth16, points and coefficients, contributions: each once. */
const sectionTypes = [1, 2, 3, 4, 5, 6, 7, 8, 9, CONTRIBUTIONS_SECTION];
/** Coordinates are stored in Montgomery form: times 2^256. */
const montgomeryInverse = inverse((1n << 256n) % BASE_MODULUS);

/**
 * Reads the sections and the contributions of a Groth16 key. The points are not checked. Throws `CeremonyError` for a
 * file that is no key, that was cut off, or that has anything before, between or after its sections.
 */
export function readKeyFile(bytes: Buffer): KeyFile {
  const reader = new Reader(bytes, "the key");
  if (bytes.length < 4 || reader.take(4).toString("latin1") !== "zkey") {
    throw new CeremonyError('It is no key: it does not begin with "zkey".');
  }
  const version = reader.number();
  if (version !== 1) throw new CeremonyError(`It is a key file of version ${version}; expected version 1.`);
  const sections = readSections(reader);
  return readContributions(new Reader(sections.get(CONTRIBUTIONS_SECTION)!, "the list of contributions"));
}

function readSections(reader: Reader): Map<number, Buffer> {
  const sections = new Map<number, Buffer>();
  const count = reader.number();
  for (let read = 0; read < count; read++) {
    const type = reader.number();
    if (!sectionTypes.includes(type) || sections.has(type)) {
      throw new CeremonyError(
        `Its section ${read + 1} is of type ${type}, which is unknown or there already.`,
      );
    }
    sections.set(type, reader.take(reader.longNumber()));
  }
  const missing = sectionTypes.filter((type) => !sections.has(type));
  if (missing.length > 0) throw new CeremonyError(`It has no section ${missing.join(", ")}.`);
  reader.end();
  return sections;
}

function readContributions(reader: Reader): KeyFile {
  const circuitHash = reader.take(HASH).toString("hex");
  const count = reader.number();
  const contributions: KeyContribution[] = [];
  for (let read = 0; read < count; read++) contributions.push(readContribution(reader));
  reader.end();
  return { circuitHash, contributions };
}

function readContribution(reader: Reader): KeyContribution {
  const delta = reader.take(POINT);
  const publicKey = reader.take(PUBLIC_KEY);
  const type = reader.number();
  if (type > 1) throw new CeremonyError(`It has a contribution of unknown type ${type}.`);
  const { name, iterationsExponent, value } = readParameters(
    new Reader(reader.take(reader.number()), "the parameters of a contribution"),
  );
  const beacon = { value: value ?? "", iterationsExponent: iterationsExponent ?? 0 };
  return {
    kind: type === 1 ? "beacon" : "contribution",
    name,
    delta,
    publicKey,
    hash: hashContribution(delta, publicKey),
    ...(type === 1 && { beacon }),
  };
}

function readParameters(reader: Reader) {
  const found: { name: string; iterationsExponent?: number; value?: string } = { name: "" };
  while (!reader.isAtEnd()) {
    const type = reader.byte();
    if (type === 1) found.name = reader.take(reader.byte()).toString("utf8");
    else if (type === 2) found.iterationsExponent = reader.byte();
    else if (type === 3) found.value = reader.take(reader.byte()).toString("hex");
    else throw new CeremonyError(`A contribution has a parameter of unknown type ${type}.`);
  }
  return found;
}

/** snarkjs hashes points as big-endian numbers, and of a point of the second group the imaginary parts first. */
function hashContribution(delta: Buffer, publicKey: Buffer): string {
  const coordinates = Buffer.concat([delta, publicKey.subarray(0, PUBLIC_KEY - HASH)]);
  const [deltaX, deltaY, sX, sY, sxX, sxY, real, imaginary, realY, imaginaryY] = Array.from(
    { length: coordinates.length / COORDINATE },
    (_, index) => normal(coordinates.subarray(index * COORDINATE, (index + 1) * COORDINATE)),
  );
  const ordered = [deltaX, deltaY, sX, sY, sxX, sxY, imaginary, real, imaginaryY, realY] as Buffer[];
  const transcript = publicKey.subarray(PUBLIC_KEY - HASH);
  return createHash("blake2b512")
    .update(Buffer.concat([...ordered, transcript]))
    .digest("hex");
}

/** From little-endian Montgomery form to a big-endian number. */
function normal(coordinate: Buffer): Buffer {
  const value = BigInt(`0x${Buffer.from(coordinate).reverse().toString("hex")}`);
  return Buffer.from(((value * montgomeryInverse) % BASE_MODULUS).toString(16).padStart(64, "0"), "hex");
}

function inverse(value: bigint): bigint {
  let result = 1n;
  let power = value;
  // Fermat: the inverse is the power with exponent p - 2.
  for (let exponent = BASE_MODULUS - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % BASE_MODULUS;
    power = (power * power) % BASE_MODULUS;
  }
  return result;
}

/** Takes bytes from the front, and says what was cut off when there are too few. */
class Reader {
  readonly #bytes: Buffer;
  readonly #what: string;
  #position = 0;

  constructor(bytes: Buffer, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  take(length: number): Buffer {
    const end = this.#position + length;
    if (end > this.#bytes.length) {
      throw new CeremonyError(
        `It is truncated: ${this.#what} has ${this.#bytes.length} bytes where at least ${end} belong.`,
      );
    }
    const taken = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return taken;
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  number(): number {
    return this.take(4).readUInt32LE();
  }

  longNumber(): number {
    return Number(this.take(8).readBigUInt64LE());
  }

  isAtEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  end(): void {
    if (this.isAtEnd()) return;
    throw new CeremonyError(
      `It has ${this.#bytes.length - this.#position} bytes too many at the end of ${this.#what}.`,
    );
  }
}
