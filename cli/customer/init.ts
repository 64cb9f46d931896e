import { KEY_LOSS_NOTICE } from "../../src/customer/backup.ts";
import { createCustomerKeys } from "../../src/customer/keys.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { stateFile } from "../setting/state.ts";
import { addCustomer } from "./customers.ts";

/** Makes a customer's keys. Throws `UsageError` for a customer who has some. */
export async function makeKeys(context: Context, { as }: { readonly as: string }): Promise<Outcome> {
  await addCustomer(context, as, createCustomerKeys());
  const file = stateFile(context.folder);
  return {
    data: { customer: as, file },
    lines: [
      `The keys of ${as} are in ${file}.`,
      KEY_LOSS_NOTICE,
      `To make a backup: npx decdp customer backup --as ${as} --out FILE`,
    ],
  };
}
