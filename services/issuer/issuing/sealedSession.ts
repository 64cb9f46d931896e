import type { SignedPermission } from "../../../src/chain/requests/permission.ts";
import { permissionShape } from "../../../src/format/credential/permission.ts";
import { toJson } from "../../../src/format/reading/json.ts";
import type { Ask } from "../../../src/source/source.ts";
import type { SecretKeys } from "../../shared/secretKeys.ts";

/** What the gateway keeps of a session between its steps, and nobody else can read. */
export interface SessionContent {
  readonly permission: SignedPermission;
  /** What the source wants to be given again. */
  readonly pending: unknown;
  readonly ask: Ask;
}

export function sealSession(keys: SecretKeys, content: SessionContent): string {
  return keys.seal(toJson(content));
}

/** Throws for what was sealed under another secret. */
export function openSession(keys: SecretKeys, sealed: string): SessionContent {
  const { permission, pending, ask } = JSON.parse(keys.open(sealed));
  return { permission: permissionShape.parse(permission), pending, ask };
}
