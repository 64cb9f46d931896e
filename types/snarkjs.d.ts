// Only what DeCDP uses. snarkjs has no types of its own.
declare module "snarkjs" {
  /** A file's path or address, its bytes, or a buffer in memory. */
  export type BinaryFile = string | Uint8Array | { type: "mem"; data?: Uint8Array };

  /** Decimal digits or integers, in the shape of the circuit's signals. */
  export type SignalValue = string | number | bigint | SignalValue[];
  export type CircuitInput = Record<string, SignalValue>;

  export type Groth16Proof = {
    protocol: string;
    curve: string;
    pi_a: [string, string, string];
    pi_b: [[string, string], [string, string], [string, string]];
    pi_c: [string, string, string];
  };

  export type ProofWithSignals = { proof: Groth16Proof; publicSignals: string[] };

  export const groth16: {
    prove(
      zkey: BinaryFile,
      witness: BinaryFile,
      logger?: undefined,
      proverOptions?: { singleThread?: boolean },
    ): Promise<ProofWithSignals>;
    fullProve(
      input: CircuitInput,
      wasm: BinaryFile,
      zkey: BinaryFile,
      logger?: undefined,
      witnessOptions?: object,
      proverOptions?: { singleThread?: boolean },
    ): Promise<ProofWithSignals>;
    verify(verificationKey: object, publicSignals: string[], proof: Groth16Proof): Promise<boolean>;
  };

  export const wtns: {
    calculate(input: CircuitInput, wasm: BinaryFile, witness: BinaryFile): Promise<void>;
    exportJson(witness: BinaryFile): Promise<bigint[]>;
  };

  export const r1cs: {
    info(r1cs: BinaryFile): Promise<{
      nConstraints: number;
      nOutputs: number;
      nPubInputs: number;
      nPrvInputs: number;
      nVars: number;
    }>;
  };

  export const zKey: {
    /** Resolves to -1 on failure, else to the hash of the circuit. */
    newZKey(r1cs: BinaryFile, powersOfTau: BinaryFile, zkey: BinaryFile): Promise<Uint8Array | -1>;
    /** Resolves to false on failure, else to the hash of the contribution. */
    beacon(
      oldZkey: BinaryFile,
      newZkey: BinaryFile,
      name: string,
      beaconHash: string,
      iterationsExponent: number,
    ): Promise<Uint8Array | false>;
    contribute(oldZkey: BinaryFile, newZkey: BinaryFile, name: string, entropy: string): Promise<Uint8Array>;
    verifyFromInit(
      firstZkey: BinaryFile,
      powersOfTau: BinaryFile,
      zkey: BinaryFile,
      logger?: Record<"error" | "warn" | "info" | "debug", (text: string) => void>,
    ): Promise<boolean>;
    exportVerificationKey(zkey: BinaryFile): Promise<object>;
  };

  export const curves: {
    getCurveFromName(name: "bn128", options?: { singleThread?: boolean }): Promise<Curve>;
  };

  export type Curve = {
    name: string;
    r: bigint;
    q: bigint;
    /** Elements are bytes; `fromObject` and `toObject` convert from and to numbers. */
    Fr: { fromObject(value: bigint): Uint8Array };
    G1: {
      fromObject(affine: readonly [bigint, bigint]): Uint8Array;
      toObject(affine: Uint8Array): [bigint, bigint, bigint];
      toAffine(point: Uint8Array): Uint8Array;
      timesFr(point: Uint8Array, factor: Uint8Array): Uint8Array;
    };
    /** The worker threads: whether each has a task, and what waits for its reply, another object for each task. */
    readonly tm?: {
      readonly workers?: readonly { terminate(): void }[];
      readonly working?: readonly boolean[];
      readonly pendingDeferreds?: readonly object[];
    };
    /** Ends the worker threads, which otherwise keep the process alive. */
    terminate(): Promise<void>;
  };
}
