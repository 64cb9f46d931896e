/** The name that the page's content policy has in `trusted-types`. */
const TRUSTED_POLICY = "decdp";

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/** Starts the worker that reads the chain and checks proofs, so that the page stays responsive. */
export function startAuditor(): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy(TRUSTED_POLICY, { createScriptURL: (given) => given });
  const address = "auditor.js";
  return new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
}
