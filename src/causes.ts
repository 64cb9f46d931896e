/** Deeper than any error that a node, a wallet or viem nests; what lies below is not looked at. */
const DEEPEST = 32;

/** What an error of another library is known by: two copies of that library have different classes of one name. */
export interface ErrorKind {
  readonly names: readonly string[];
  /** Codes of JSON-RPC and of wallets, which come without a class as well. */
  readonly codes?: readonly number[];
}

/** An error and its causes, from the outside in, each once even where they form a circle. */
export function causesOf(error: unknown): readonly Readonly<Record<string, unknown>>[] {
  const causes = new Set<Readonly<Record<string, unknown>>>();
  for (let current = error; isObject(current) && causes.size < DEEPEST; current = current.cause) {
    if (causes.has(current)) break;
    causes.add(current);
  }
  return [...causes];
}

/** The outermost error of a kind among an error and its causes. */
export function findCause(
  error: unknown,
  { names, codes = [] }: ErrorKind,
): Readonly<Record<string, unknown>> | undefined {
  return causesOf(error).find(
    ({ name, code }) => names.some((known) => known === name) || codes.some((known) => known === code),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
