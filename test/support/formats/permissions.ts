import type { SignedPermission } from "../../../src/chain/requests/permission.ts";
import type { SignedPermissionEnd } from "../../../src/chain/requests/permissionEnd.ts";
import type { SignedPermissionReceipt } from "../../../src/chain/requests/permissionReceipt.ts";
import type { PermissionFile } from "../../../src/format/credential/permission.ts";
import type { PermissionEndFile } from "../../../src/format/credential/permissionEnd.ts";
import type { PermissionReceiptFile } from "../../../src/format/credential/permissionReceipt.ts";
import { accountOf, issuersPlace, schema, signatureOf, wordOf } from "./values.ts";

// What a customer and an issuer say to each other, in numbers that are told apart at a glance.

export const permission: SignedPermission = {
  account: accountOf(3),
  issuer: 9n,
  source: "DataVault",
  schema: schema.id,
  attributes: ["age", "region"],
  commitment: 90n,
  session: wordOf(5),
  signedAt: 1_700_000_000,
  until: 1_702_592_000,
  signature: signatureOf(6),
};

export const permissionEnd: SignedPermissionEnd = {
  account: accountOf(3),
  permission: wordOf(6),
  signature: signatureOf(7),
};

export const permissionReceipt: SignedPermissionReceipt = {
  issuerAccount: accountOf(4),
  permission: wordOf(6),
  receivedAt: 1_700_000_100,
  signature: signatureOf(8),
};

export const permissionFile: PermissionFile = { format: "decdp-permission-1", ...issuersPlace, permission };

export const permissionEndFile: PermissionEndFile = {
  format: "decdp-permission-end-1",
  ...issuersPlace,
  end: permissionEnd,
};

export const permissionReceiptFile: PermissionReceiptFile = {
  format: "decdp-permission-receipt-1",
  ...issuersPlace,
  customer: `did:pkh:eip155:31337:${accountOf(3)}`,
  receipt: permissionReceipt,
};
