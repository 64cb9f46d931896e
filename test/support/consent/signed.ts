import { privateKeyToAccount } from "viem/accounts";
import { renderingTypedData, type SignedRendering } from "../../../src/consent/terms/signedRendering.ts";
import { accountOf } from "../formats/values.ts";
import { rendering } from "./terms.ts";

export const registry = { chainId: 31337, address: accountOf(1) };
export const brandAccount = privateKeyToAccount(`0x${"11".repeat(32)}`);

export const signedRendering: SignedRendering = {
  rendering,
  signature: await brandAccount.signTypedData(renderingTypedData(registry, rendering)),
};
