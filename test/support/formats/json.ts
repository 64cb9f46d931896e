/** Names of fields and places in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** Every part of parsed JSON with its path, the whole first. */
export function partsOf(part: unknown, path: Path = []): { readonly path: Path; readonly part: unknown }[] {
  if (typeof part !== "object" || part === null) return [{ path, part }];
  const inner = Array.isArray(part) ? [...part.entries()] : Object.entries(part);
  return [{ path, part }, ...inner.flatMap(([name, value]) => partsOf(value, [...path, name]))];
}

/** A copy with another part at a path. */
export function replaced(content: unknown, path: Path, part: unknown): unknown {
  return changed(content, path, (owner, name) => {
    owner[name] = part;
  });
}

/** A copy without the field at a path. */
export function without(content: unknown, path: Path): unknown {
  return changed(content, path, (owner, name) => {
    delete owner[name];
  });
}

type Owner = Record<string | number, unknown>;

function changed(
  content: unknown,
  path: Path,
  change: (owner: Owner, name: string | number) => void,
): unknown {
  const whole: Owner = { content: structuredClone(content) };
  let owner = whole;
  let name: string | number = "content";
  for (const next of path) {
    owner = owner[name] as Owner;
    name = next;
  }
  change(owner, name);
  return whole.content;
}
