import { askDecision } from "../client/decisions.ts";
import { createTransport } from "../client/transport.ts";
import { askRaw } from "./ask.ts";
import { type Check, type ConformanceOptions, checkThat, NEEDS_CUSTOMER, notChecked } from "./check.ts";

/** Erases the test customer, and looks whether anything of it is still known. */
export async function checkErasure(options: ConformanceOptions): Promise<Check[]> {
  const discovery = await askRaw(options, "opendsr/v1/discovery");
  const openDsr = checkThat("opendsr", "Erasure is offered over OpenDSR.", {
    "it says that it erases":
      JSON.stringify(discovery.json.supported_subject_request_types) === '["erasure"]',
    "it names the key that signs": typeof discovery.json.processor_certificate === "string",
  });
  const { customer } = options;
  if (customer === undefined) return [openDsr, notChecked("erasure", NEEDS_CUSTOMER)];
  const { customerId, campaign } = customer;
  const { json } = await askRaw(options, "erasures", { customerId });
  const again = await askRaw(options, "erasures", { customerId });
  const decision = await askDecision(createTransport(options), { customerId, campaign, withinMs: 2000 });
  return [
    openDsr,
    checkThat("erasure", "The test customer is erased; what remains is said.", {
      "something was erased": Array.isArray(json.erased) && json.erased.length > 0,
      "it is said what remains": Array.isArray(json.remains) && json.remains.length > 0,
      "repeated, nothing more is erased": Array.isArray(again.json.erased) && again.json.erased.length === 0,
      "the customer is not known any more": decision.reason === "unknownCustomer",
    }),
  ];
}
