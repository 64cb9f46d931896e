/** One place in which two JSON values differ. */
export interface Difference {
  /** Such as "campaigns[0].answers[1].nullifier". */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** Longest text of a value in a difference. */
const SHOWN = 90;

/** Where two JSON values differ, from the top; a list of another length differs as a whole. */
export function differencesOf(found: unknown, expected: unknown, path = ""): Difference[] {
  if (Array.isArray(found) && Array.isArray(expected) && found.length === expected.length) {
    return found.flatMap((one, index) => differencesOf(one, expected[index], `${path}[${index}]`));
  }
  if (isObject(found) && isObject(expected)) {
    const names = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
    return names.flatMap((name) =>
      differencesOf(found[name], expected[name], path === "" ? name : `${path}.${name}`),
    );
  }
  if (found === expected) return [];
  return [{ path, found: shown(found), expected: shown(expected) }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}
