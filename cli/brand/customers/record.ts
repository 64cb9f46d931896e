import type { Address } from "viem";
import { readLightRecord } from "../../../src/brand/lightRecord.ts";
import { isLive } from "../../../src/brand/recordRules.ts";
import { stoppedOffers } from "../../../src/brand/validation/takeTap.ts";
import type { CustomerRecord } from "../../../src/format/record/customerRecord.ts";
import { writeCustomerRecord } from "../../../src/format/record/customerRecord.ts";
import { describeCount } from "../../campaign/describe.ts";
import type { Context } from "../../setting/context.ts";
import { erasedAt } from "../records/erased.ts";
import { recordStore } from "../records/recordStore.ts";
import { sealKeysOf } from "../seals/sealKeys.ts";

/** All that the brand keeps of a customer, and the file that says so. */
export async function recordOf(
  context: Context,
  { brand, subject }: { readonly brand: Address; readonly subject: Address },
): Promise<{ readonly record: Omit<CustomerRecord, "format">; readonly text: string }> {
  const { chainId, campaigns } = context.deployment;
  const writtenAt = await context.now();
  const kept = await context.state.transaction(async (writer) => {
    const store = recordStore(writer);
    const light = await readLightRecord(store, subject);
    const stops = await stoppedOffers(store, subject);
    const sealKeyScopes = sealKeysOf(writer, { subject }).map(({ scope }) => scope);
    return { light, stops, sealKeyScopes, erasedAt: erasedAt(writer, subject) ?? 0 };
  });
  const { consents = [], answers = [] } = kept.light ?? {};
  const record = {
    ...{ chainId, campaigns, brand, subject, writtenAt, consents, answers },
    ...{ sealKeyScopes: kept.sealKeyScopes, erasedAt: kept.erasedAt },
    ...(kept.stops.length > 0 && { stoppedOffers: kept.stops }),
  };
  return { record, text: writeCustomerRecord(record) };
}

/** What a record holds, in one line. */
export function describeRecord({
  consents,
  answers,
  sealKeyScopes,
  writtenAt,
}: Omit<CustomerRecord, "format">) {
  const live = consents.filter((consent) => isLive(consent, writtenAt)).length;
  const parts = [
    `${describeCount(consents.length, "permission")} (${live} of which ${live === 1 ? "counts" : "count"})`,
    describeCount(answers.length, "answer"),
    describeCount(sealKeyScopes.length, "seal key"),
  ];
  return parts.join(", ");
}
