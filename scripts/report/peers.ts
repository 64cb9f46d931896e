/** A figure of another system, measured on a machine like the one on which ours was developed. */
export interface PeerFigure {
  readonly label: string;
  readonly value: number;
}

/** Gas of one full submission, measured with the same tools (circom 2.2.3, snarkjs 0.7.6, Hardhat). */
export const peerGas: readonly PeerFigure[] = [
  { label: "Snickerdoodle consent opt-in (no proof, no payment)", value: 85_190 },
  { label: "EAS attestation of 32 bytes (no proof, no payment)", value: 182_192 },
  { label: "Semaphore v4, depth 20 (membership only)", value: 285_100 },
  { label: "iden3 credential query V3, one condition", value: 1_252_000 },
  { label: "iden3 credential query V3, ten conditions", value: 2_890_000 },
];

/** CPU seconds of one proof. */
export const peerProofSeconds: readonly PeerFigure[] = [
  { label: "Semaphore v4, depth 20 (membership only)", value: 1.85 },
  { label: "iden3 credential query V3, one condition", value: 20 },
];
