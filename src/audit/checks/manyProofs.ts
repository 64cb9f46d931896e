import { keccak256, stringToBytes } from "viem";
import { toJson } from "../../format/reading/json.ts";
import type { Store } from "../../store.ts";
import { type AuditProgress, inLots, piecesIn } from "../reading/pieces.ts";
import type { CheckProofs } from "./proofs.ts";

/** Proofs between two notes of how far the check has come. */
const LOT = 64;

/**
 * Checks proofs in lots and keeps the verdicts in a store, so that an interrupted check goes on. The verdicts are kept
 * under the hash of all proofs: others are never taken for them.
 */
export function resumable(
  checkProofs: CheckProofs,
  store: Store,
  onProgress: (progress: AuditProgress) => void = () => {},
): CheckProofs {
  return async (proofs) => {
    const digest = keccak256(stringToBytes(proofs.map(toJson).join("\n")));
    return inLots(
      piecesIn(store, `proofs/${digest}`),
      { name: "verdicts", items: proofs, size: LOT },
      checkProofs,
      (done) => onProgress({ step: "proofs", done, total: proofs.length }),
    );
  };
}
