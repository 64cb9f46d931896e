import { concat, type Hex, keccak256, numberToHex } from "viem";

/** A point on the curve as snarkjs writes it: affine coordinates and a 1, as decimal strings. */
type PointG1 = [string, string, string];

/** A point on the twist: each coordinate is [real, imaginary]. */
type PointG2 = [[string, string], [string, string], [string, string]];

/** What snarkjs exports for a Groth16 key, as in `verification_key.json`. */
export type VerificationKey = {
  protocol: "groth16";
  curve: "bn128";
  nPublic: number;
  vk_alpha_1: PointG1;
  vk_beta_2: PointG2;
  vk_gamma_2: PointG2;
  vk_delta_2: PointG2;
  IC: PointG1[];
};

export function pointG1Words(point: PointG1): [bigint, bigint] {
  if (point[2] !== "1") throw new Error(`The key holds a point at infinity: ${point}.`);
  return [BigInt(point[0]), BigInt(point[1])];
}

/** In the order of the EVM's pairing precompile: imaginary part before real part. */
export function pointG2Words(point: PointG2): [bigint, bigint, bigint, bigint] {
  const [[xReal, xImaginary], [yReal, yImaginary]] = point;
  return [BigInt(xImaginary), BigInt(xReal), BigInt(yImaginary), BigInt(yReal)];
}

export function toBytes(words: bigint[]): Hex {
  return concat(words.map((word) => numberToHex(word, { size: 32 })));
}

/** The key's name on chain: keccak256 over alpha, beta, gamma, delta and every IC point. */
export function hashVerificationKey(key: VerificationKey): Hex {
  return keccak256(
    toBytes([
      ...pointG1Words(key.vk_alpha_1),
      ...pointG2Words(key.vk_beta_2),
      ...pointG2Words(key.vk_gamma_2),
      ...pointG2Words(key.vk_delta_2),
      ...key.IC.flatMap(pointG1Words),
    ]),
  );
}
