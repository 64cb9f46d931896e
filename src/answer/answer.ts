import type { Address } from "viem";

/** A Groth16 proof in the order of the EVM's precompiles: in `b`, imaginary parts first. */
export interface Proof {
  readonly a: readonly [bigint, bigint];
  readonly b: readonly [readonly [bigint, bigint], readonly [bigint, bigint]];
  readonly c: readonly [bigint, bigint];
}

/** The public signals that differ between answers in one scope; all others are folded. */
export interface AnswerSignals {
  /** Poseidon(secret, scope). */
  readonly nullifier: bigint;
  /** Poseidon(seal key, segment), or the segment itself (0 to 4) if the seal key is 0. */
  readonly sealedSegment: bigint;
  readonly subject: Address;
  /** Root of an issuer's credential tree. */
  readonly root: bigint;
  /** Unix time in seconds at which the credential is proved valid; a UTC midnight. */
  readonly validAt: number;
}

/** A point of the curve, as `Campaigns.foldedPoint` returns it. */
export interface FoldedPoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** What a prover makes and what is checked. */
export interface ProvedAnswer {
  readonly proof: Proof;
  readonly signals: AnswerSignals;
}

/** A customer's reply, as `Campaigns.settle` takes it. */
export interface Answer {
  readonly campaign: bigint;
  readonly proof: Proof;
  readonly nullifier: bigint;
  /** Poseidon(seal key, segment), or in an open campaign the segment itself, 0 to 4. */
  readonly sealedSegment: bigint;
  readonly subject: Address;
  readonly issuer: bigint;
  readonly root: bigint;
  /** Number of the period, from 0. */
  readonly period: number;
  /** Unix time in seconds, a UTC midnight. */
  readonly validAt: number;
}
