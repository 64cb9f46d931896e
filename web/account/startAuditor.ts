import { scriptAddress } from "../shared/integrity/scriptAddress.ts";

/** Starts the worker that reads the chain and checks proofs, so that the page stays responsive. */
export function startAuditor(): Worker {
  return new Worker(scriptAddress("auditor.js"), { type: "module" });
}
