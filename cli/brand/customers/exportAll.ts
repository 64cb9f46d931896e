import type { Address } from "viem";
import { writeLightRecords } from "../../../src/audit/brand/lightRecordsFile.ts";
import { type LightRecord, readLightRecord } from "../../../src/brand/lightRecord.ts";
import { writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { recordStore } from "../records/recordStore.ts";
import { noteCopy } from "./copies.ts";

/** Writes all light records to a file, for whoever audits the brand. */
export async function exportRecords(context: Context, { out }: { readonly out: string }): Promise<Outcome> {
  const brand = context.clientOf("brand").account.address;
  const { chainId, campaigns } = context.deployment;
  const writtenAt = await context.now();
  const records = await context.state.transaction(async (writer) => {
    const store = recordStore(writer);
    const subjects = (await store.list("customer/")).flatMap((key) => {
      const [, subject, part] = key.split("/");
      return part === undefined ? [subject as Address] : [];
    });
    const found: LightRecord[] = [];
    for (const subject of subjects) {
      const record = await readLightRecord(store, subject);
      if (record !== undefined) found.push(record);
    }
    return found;
  });
  await context.state.transaction((writer) => noteCopy(writer, out));
  writeOwn(out, writeLightRecords({ chainId, campaigns, brand, writtenAt, records }), { secret: true });
  return {
    data: { file: out, records: records.length },
    lines: [
      `${out} holds the records of ${records.length} customers. It is a copy: delete it when it has been audited.`,
    ],
  };
}
