import { askDecision } from "../client/decisions.ts";
import { createTransport } from "../client/transport.ts";
import { askRaw } from "./ask.ts";
import { type Check, type ConformanceOptions, checkThat } from "./check.ts";

/** Milliseconds in which a decision has to come over the network. */
const PATIENCE = 1000;

/** Whether the service decides, as its own shape and over OFREP, and lets nobody in without a token. */
export async function checkDecisions(options: ConformanceOptions): Promise<Check[]> {
  const campaign = options.customer?.campaign ?? 1n;
  // Nobody has this name.
  const stranger = `conformance-${crypto.randomUUID()}`;
  const question = { customerId: stranger, campaign: `${campaign}` };
  const context = { context: { targetingKey: stranger } };
  const [foreign, unreadable] = [
    await askRaw({ ...options, token: "nobody's token" }, "decisions", question),
    await askRaw(options, "decisions", "{"),
  ];
  const transport = createTransport(options);
  const decision = await askDecision(transport, { customerId: stranger, campaign, withinMs: PATIENCE });
  const flag = await askRaw(options, `ofrep/v1/evaluate/flags/decdp_${campaign}`, context);
  const noFlag = await askRaw(options, "ofrep/v1/evaluate/flags/conformance", context);
  const noKey = await askRaw(options, `ofrep/v1/evaluate/flags/decdp_${campaign}`, { context: {} });
  const all = await askRaw(options, "ofrep/v1/evaluate/flags", context);
  const again = await askRaw(options, "ofrep/v1/evaluate/flags", context, {
    "if-none-match": all.etag ?? "",
  });
  return [
    checkThat("token", "Nobody decides without the brand's token.", {
      "a foreign token is refused with 401": foreign.status === 401,
    }),
    checkThat("decision", "Whoever is not known sees general content, with the reason.", {
      "a stranger sees general content": decision.content === "general",
      "the reason is that nobody of this name is known, or no such campaign": [
        "unknownCustomer",
        "notAsked",
      ].includes(decision.reason),
      "what is no question is refused with 400": unreadable.status === 400,
    }),
    checkThat("ofrep", "Flags are evaluated as OpenFeature's protocol has it.", {
      "a flag is the default, with the reason in metadata.why":
        flag.json.reason === "DEFAULT" && (flag.json.metadata as { why?: unknown })?.why === decision.reason,
      "a flag that is none is FLAG_NOT_FOUND with 404":
        noFlag.status === 404 && noFlag.json.errorCode === "FLAG_NOT_FOUND",
      "without a targeting key it is TARGETING_KEY_MISSING with 400":
        noKey.status === 400 && noKey.json.errorCode === "TARGETING_KEY_MISSING",
      "all flags have a tag": all.status === 200 && all.etag !== undefined && Array.isArray(all.json.flags),
      "the same again is 304": again.status === 304,
    }),
  ];
}
