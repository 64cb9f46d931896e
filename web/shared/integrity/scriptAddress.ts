/** The programs of their own that pages start. */
const scripts = ["/worker.js", "/guard.js", "auditor.js"] as const;

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/**
 * The address of a program, trusted where the page's content policy demands that: no other address can be started, whoever
 * has a say in it. The browser makes a policy of this name once, so that no other code gets one.
 */
export function scriptAddress(script: (typeof scripts)[number]): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return script;
  policy ??= trustedTypes.createPolicy("decdp", {
    createScriptURL(address) {
      if (scripts.some((one) => one === address)) return address;
      throw new TypeError(`${address} is no program of these pages.`);
    },
  });
  return policy.createScriptURL(script);
}
