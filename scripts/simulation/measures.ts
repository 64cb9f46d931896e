/** Figures of one run, by kind of step. */
export interface Measures {
  /** Gas of each transaction, by step. */
  readonly gas: Map<string, number[]>;
  /** Wall and CPU milliseconds of each proof. */
  readonly proofs: { readonly wallMs: number; readonly cpuMs: number }[];
  /** Wall milliseconds of each check of an answer off chain. */
  readonly checksMs: number[];
}

export function createMeasures(): Measures {
  return { gas: new Map(), proofs: [], checksMs: [] };
}

/** Notes the gas of a transaction and passes its result on. */
export function noteGas<Result extends { readonly gasUsed: bigint }>(
  measures: Measures,
  step: string,
  result: Result,
): Result {
  const figures = measures.gas.get(step) ?? [];
  figures.push(Number(result.gasUsed));
  measures.gas.set(step, figures);
  return result;
}

/** Runs a proof and notes its time. */
export async function noteProof<Result>(measures: Measures, prove: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = await prove();
  const { user, system } = process.cpuUsage(cpu);
  measures.proofs.push({ wallMs: performance.now() - start, cpuMs: (user + system) / 1000 });
  return result;
}
