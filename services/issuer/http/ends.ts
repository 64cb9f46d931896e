import { requirePermissionEnd } from "../../../src/chain/requests/permissionEnd.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { Query } from "../../shared/database/database.ts";
import { showsToken } from "../../shared/http/bearer.ts";
import { readJson } from "../../shared/http/body.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import { errorReply, type Request } from "../../shared/http/replies.ts";
import type { Gateway } from "../gateway.ts";
import { permissionDigest } from "../issuing/permission.ts";
import { revoke } from "../issuing/revoke.ts";
import { findByPermission, type Leaf, lockLeaf } from "../store/leaves.ts";
import { endShape, operatorRevocationShape } from "./shapes.ts";

/** The customer takes the permission back, and with it the card that was issued by it. Doing it twice changes nothing. */
export async function postEnd(gateway: Gateway, wake: () => void, context: Request) {
  const { chainId, issuerRegistry, end } = endShape.parse(await readJson(context));
  const { deployment } = gateway;
  if (
    chainId !== deployment.chainId ||
    issuerRegistry.toLowerCase() !== deployment.issuerRegistry.toLowerCase()
  ) {
    throw new RequestRefusedError("OtherRegistry", "This is for another chain or registry of issuers.");
  }
  requireSigned(gateway, end);
  const permission = permissionDigest(gateway.keys, end.permission, end.account);
  return endCard(gateway, wake, context, (query) => findByPermission(query, permission));
}

/** The operator takes a card back, such as when the account at the source was lost to somebody else. */
export async function postOperatorRevocation(
  gateway: Gateway,
  { token, wake }: { readonly token: string | undefined; readonly wake: () => void },
  context: Request,
) {
  if (!showsToken(token, context)) {
    return errorReply(context, 401, "NotOperator", "This is for the operator of the gateway.");
  }
  const { issuer, account } = operatorRevocationShape.parse(await readJson(context));
  const digest = gateway.keys.digest(`account of ${issuer}`, account);
  return endCard(gateway, wake, context, (query) => lockLeaf(query, issuer, digest));
}

async function endCard(
  gateway: Gateway,
  wake: () => void,
  context: Request,
  find: (query: Query) => Promise<Leaf | undefined>,
) {
  const found = await gateway.database.transaction(async (query) => {
    const leaf = await find(query);
    if (leaf !== undefined && (await revoke(query, leaf))) {
      gateway.metrics.leaves.inc({ issuer: leaf.name, change: "revoked" });
    }
    return leaf;
  });
  if (found === undefined) {
    throw new RequestRefusedError("NothingToEnd", "No card is in the list by that.", {
      hint: "A card that was renewed is ended by the permission of its renewal.",
    });
  }
  wake();
  return context.json({ state: "ending", issuer: `${found.issuer}` }, 202);
}

/** Whether the account gave the permission shows when the card is looked for: both are in what it is found by. */
function requireSigned(gateway: Gateway, end: Parameters<typeof requirePermissionEnd>[1]): void {
  try {
    requirePermissionEnd(gateway.deployment, end);
  } catch (error) {
    if (!(error instanceof DecdpError)) throw error;
    throw new RequestRefusedError("NotSigned", error.message);
  }
}
