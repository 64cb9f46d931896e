import * as z from "zod/v4";
import { signCustomerLink } from "../../chain/requests/customerLink.ts";
import { domainName } from "../../consent/brandDomain.ts";
import { DecdpError } from "../../errors.ts";
import { account } from "../../format/reading/fields.ts";
import { readerOf } from "../../format/reading/reading.ts";
import { readReplyText } from "../../format/reading/replyText.ts";
import type { BrandsPart } from "../answer/seal.ts";
import { subjectClient } from "../subject.ts";
import type { Addressee, BrandMessage, Surroundings } from "../surroundings.ts";

// What a brand's service takes under its domain, at /.well-known/decdp/.

/** Bytes of the longest reply that is read: a campaign with its words in many languages. */
const LARGEST_REPLY = 2_000_000;
/** Milliseconds. */
const PATIENCE = 15_000;

/** The address of a brand's service; by default `https://DOMAIN`. */
export type PlaceOfBrand = (domain: string) => string;

const atItsDomain: PlaceOfBrand = (domain) => `https://${domainName(domain)}`;

/** Hands messages to brands' services, for `Surroundings.tell`. */
export function tellBrandService(placeOf: PlaceOfBrand = atItsDomain): NonNullable<Surroundings["tell"]> {
  return ({ domain }: Addressee, { kind, body }: BrandMessage) =>
    ask(`${placeOf(domain)}/.well-known/decdp/messages/${kind}`, body);
}

const readHandedOut = readerOf(
  z.strictObject({ seal: z.string(), ticket: z.string() }),
  "The reply to a request for a seal",
);

/** Gets the seal and the ticket of an answer for the text of `Agent.requestSeal`. */
export async function askForSeal(
  domain: string,
  request: string,
  placeOf: PlaceOfBrand = atItsDomain,
): Promise<Required<BrandsPart>> {
  const reply = await ask(`${placeOf(domain)}/.well-known/decdp/seals`, request);
  const { seal, ticket } = readHandedOut(reply ?? "");
  return { seal, ticket };
}

/** What somebody finds who opens a brand's link. Not trusted: an agent compares the campaign with the chain. */
export interface OpenedLink {
  /** The text of the campaign, for `Agent.receive`. */
  readonly published: string;
  readonly brand: `0x${string}`;
  readonly nonce: string;
  /** Whether the brand will know which of its customers signs the nonce. */
  readonly isForCustomer: boolean;
}

const readOpened = readerOf(
  z.looseObject({
    published: z.string(),
    brand: account,
    nonce: z.string().max(100),
    isForCustomer: z.boolean(),
  }),
  "The reply to a link",
);

/** Opens a link, which tells the brand nothing but that somebody has opened it. */
export async function openBrandLink(url: string): Promise<OpenedLink> {
  const { published, brand, nonce, isForCustomer } = readOpened((await ask(url, undefined)) ?? "");
  return { published, brand, nonce, isForCustomer };
}

/**
 * Proves to the brand who has opened a link: from then on it knows whose answers these are. Only when the customer wants it.
 *
 * @param brand Account and domain that the agent has proven, not those that the link names.
 */
export async function proveBrandLink(
  surroundings: Pick<Surroundings, "keys" | "reader" | "deployment">,
  { account: own, domain }: Addressee,
  nonce: string,
  placeOf: PlaceOfBrand = atItsDomain,
): Promise<void> {
  const client = subjectClient(surroundings, own);
  const { subject, signature } = await signCustomerLink(client, surroundings.deployment, {
    brand: own,
    nonce,
  });
  await ask(`${placeOf(domain)}/.well-known/decdp/links`, JSON.stringify({ nonce, subject, signature }));
}

/** Posts a body, or gets without one; undefined where the brand says nothing. Throws `DecdpError` for a refusal. */
async function ask(place: string, body: string | undefined): Promise<string | undefined> {
  const { status, text } = await fetchText(place, body);
  if (status === 204) return undefined;
  if (status === 200) return text;
  const { error, message } = refusal(text);
  throw new DecdpError(
    `${new URL(place).host} refused (${error ?? `HTTP status ${status}`}). ${message ?? ""}`.trim(),
    {
      details: { place: new URL(place).origin, status, error },
    },
  );
}

async function fetchText(place: string, body: string | undefined) {
  try {
    const reply = await fetch(place, {
      ...(body !== undefined && { method: "POST", body, headers: { "content-type": "application/json" } }),
      // What is signed is for this brand, and not for wherever it points.
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: reply.status, text: await readReplyText(reply, LARGEST_REPLY) };
  } catch (cause) {
    throw new DecdpError(`${new URL(place).host} did not answer.`, {
      hint: "It is tried again; everything there does the same twice as once.",
      cause,
    });
  }
}

const refusalShape = z.object({ error: z.string().max(100), message: z.string().max(1000) }).partial();

function refusal(text: string): z.output<typeof refusalShape> {
  try {
    return refusalShape.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
