import { onRecords } from "../../cli/brand/rights/store.ts";
import type { Context } from "../../cli/setting/context.ts";
import { takeRights } from "../../src/brand/rights/take.ts";
import { rightsRequestTypedData } from "../../src/chain/requests/rightsRequest.ts";
import { subjectFor } from "../../src/customer/keys.ts";
import { writeRightsRequestFile } from "../../src/format/record/rightsRequestFile.ts";
import { START } from "../../test/support/crowd/crowd.ts";
import { SEALED } from "./life.ts";
import type { Person } from "./people.ts";

/** Has somebody ask for deletion; the brand keeps the request and its receipt as evidence. */
export async function askForDeletion(context: Context, person: Person): Promise<void> {
  const { deployment } = context;
  const client = context.clientOf("brand");
  const brand = client.account.address;
  const account = subjectFor(person.keys, brand);
  const requestedAt = START + person.asksAt!;
  const message = {
    ...{ brand, subject: account.address, campaign: SEALED, requestedAt },
    action: "deletion",
    recipient: `0x${"0".repeat(64)}`,
    words: person.writesName ? `I am your customer ${person.number}.` : "",
  } as const;
  const signature = await account.signTypedData(rightsRequestTypedData(deployment, message));
  const text = writeRightsRequestFile({ ...deployment, request: { ...message, signature } });
  await onRecords(context, (store) => takeRights(client, deployment, { text, store, now: requestedAt }));
}

/** The number by which somebody named themselves in a request that the brand keeps; undefined if they did not. */
export function namedIn(request: string): number | undefined {
  const number = /I am your customer (\d+)\./.exec(request)?.[1];
  return number === undefined ? undefined : Number(number);
}
