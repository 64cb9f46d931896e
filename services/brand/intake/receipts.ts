import { writeReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { readUncountersignedReceipt } from "../../../src/consent/receipt/file/uncountersigned.ts";
import { countersignReceipt } from "../../../src/consent/receipt/proof/sign.ts";
import { verifyReceipt } from "../../../src/consent/receipt/proof/verify.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Brand } from "../brand.ts";

/** The brand's signature under a receipt that holds in every line. Throws `DecdpError` for any other. */
export async function countersign({ client, deployment, now }: Brand, text: string): Promise<string> {
  const signed = writeReceipt(await countersignReceipt(client, readUncountersignedReceipt(text)));
  const { lines } = await verifyReceipt(client, signed, {
    now: await now(),
    registry: deployment.consentRegistry,
  });
  const fault = lines.find(({ holds }) => !holds);
  if (fault === undefined) return signed;
  throw new RequestRefusedError(
    "ReceiptFails",
    `In the receipt, ${fault.check} does not hold: ${fault.words}`,
  );
}
