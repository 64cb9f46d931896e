import type { Address, Hex, PrivateKeyAccount } from "viem";
import type { OfficerPlace } from "../../../src/brand/office/officer.ts";
import { type OfficerApproval, officerApprovalTypedData } from "../../../src/chain/requests/approval.ts";
import type { AnnouncedWallet } from "../../shared/wallet/announcedWallets.ts";
import type { Asking } from "../../shared/wallet/askWallet.ts";
import { connectWallet } from "../../shared/wallet/walletConnection.ts";
import { signData } from "../../shared/wallet/walletSigning.ts";
import { type SignedOrder, serviceTime, who } from "../session.ts";

/** What is approved: a draft or a target, under the name that the wallet shows, with the hash of all of it. */
export type ToApprove = Pick<OfficerApproval, "name" | "draft" | "contentHash">;

/** Signs with an account of a wallet that the service knows as an officer's. Throws `WalletError`. */
export async function signByWallet(
  wallet: AnnouncedWallet,
  place: OfficerPlace,
  what: ToApprove,
  asking: Asking,
): Promise<SignedOrder> {
  const connection = await connectWallet(wallet, { among: place.officers, ...asking });
  try {
    return await signed(connection.account, place, what, (data) => signData(connection, data, asking));
  } finally {
    connection.close();
  }
}

/** Signs with the key of this device. */
export function signByKey(
  account: PrivateKeyAccount,
  place: OfficerPlace,
  what: ToApprove,
): Promise<SignedOrder> {
  return signed(account.address, place, what, (data) => account.signTypedData(data));
}

async function signed(
  officer: Address,
  place: OfficerPlace,
  what: ToApprove,
  sign: (data: ReturnType<typeof officerApprovalTypedData>) => Promise<Hex>,
): Promise<SignedOrder> {
  const at = serviceTime();
  const by = who.value!.name;
  const approval = { ...what, brand: place.brand.account, officer, by, approvedAt: at };
  return { by, address: officer, signature: await sign(officerApprovalTypedData(place, approval)), at };
}
