// Terms have broader ones above them. What is refused for a broader term is refused for the narrower ones; what is
// allowed for a broader one is allowed for the narrower ones, except where "narrower" says more about a person.

/** Terms of one kind, and what lies above each. */
export interface TermTree {
  /** Each known term with the terms directly above it, separated by spaces; "" if there is none. */
  readonly broader: Readonly<Record<string, string>>;
  /** The same for terms that a permission of what lies above must not cover, such as an exact age below an age range. */
  readonly forPermissions?: Readonly<Record<string, string>>;
  /** What lies below one of these is allowed only by a term that does, too, such as special categories of data. */
  readonly apart?: readonly string[];
}

/** The terms that requests and policies use. */
export interface Vocabulary {
  readonly purposes: TermTree;
  readonly channels: TermTree;
  readonly categories: TermTree;
  readonly recipients: TermTree;
}

export type TermField = keyof Vocabulary;

export function isKnown({ broader }: TermTree, term: string): boolean {
  return Object.hasOwn(broader, term);
}

/** Whether a term is another one or lies below it, for a prohibition of that one. */
export function isWithin({ broader }: TermTree, term: string, wider: string): boolean {
  return reaches(broader, {}, term, wider, new Set());
}

/** Whether allowing `wider` allows a term. */
export function isAllowedBy(tree: TermTree, term: string, wider: string): boolean {
  const isApart = (name: string) => (tree.apart ?? []).some((above) => isWithin(tree, name, above));
  if (isApart(term) && !isApart(wider)) return false;
  return reaches(tree.broader, tree.forPermissions ?? {}, term, wider, new Set());
}

function reaches(
  broader: Readonly<Record<string, string>>,
  instead: Readonly<Record<string, string>>,
  term: string,
  wider: string,
  seen: Set<string>,
): boolean {
  if (term === wider) return true;
  if (seen.has(term)) return false;
  seen.add(term);
  const above = aboveOf(instead, term) ?? aboveOf(broader, term) ?? "";
  return above !== "" && above.split(" ").some((next) => reaches(broader, instead, next, wider, seen));
}

function aboveOf(tree: Readonly<Record<string, string>>, term: string): string | undefined {
  return Object.hasOwn(tree, term) ? tree[term] : undefined;
}
