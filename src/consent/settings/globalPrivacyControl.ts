import type { Policy, Rule } from "./policy.ts";

/** What Global Privacy Control speaks of. It does not speak of what a brand does for itself with its own customers. */
const SIGNALLED = ["sold", "shared", "crossContext"] as const;

/**
 * The rules that a header `Sec-GPC` stands for. Only exactly "1" is a signal; anything else says nothing, also not that
 * something is allowed.
 */
export function rulesFromGlobalPrivacyControl(header: string | undefined): Rule[] {
  if (header !== "1") return [];
  return [{ verdict: "refuse", when: { uses: [...SIGNALLED] }, note: "Global Privacy Control" }];
}

/** The header that says what settings refuse: "1" if they refuse all that it speaks of, whoever asks; else none. */
export function globalPrivacyControlOf({ rules }: Policy): "1" | undefined {
  const refused = rules
    .filter(
      ({ verdict, when }) => verdict === "refuse" && Object.keys(when).every((field) => field === "uses"),
    )
    .flatMap(({ when }) => when.uses ?? SIGNALLED);
  return SIGNALLED.every((use) => refused.includes(use)) ? "1" : undefined;
}
