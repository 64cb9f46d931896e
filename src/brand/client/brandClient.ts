import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import type { Channel } from "../../consent/terms/words.ts";
import type { ContentDecision } from "../decision/decision.ts";
import type { DecisionSource } from "../openFeature/provider.ts";
import { askDecision, type CampaignQuestion, type DecisionQuestion } from "./decisions.ts";
import { type BrandServiceOptions, createTransport } from "./transport.ts";
import { followWithdrawals, type Withdrawal, type WithdrawalOptions } from "./withdrawals.ts";
import { readYes } from "./yes.ts";

/** A link to a campaign, for one customer or for whoever opens it first. */
export interface CampaignInvitation {
  /** For the customer's software. */
  readonly url: string;
  /** For whoever has no software of their own: the same in the page for customers, if the service names one. */
  readonly page?: string | undefined;
  /** What a QR code has in it. */
  readonly qr: string;
  /** For the page that waits for the answer, and nobody else. */
  readonly session: string;
  /** Unix seconds. */
  readonly expires: number;
}

/** Customers of a segment to whom something may be shown now. */
export interface Audience {
  /** The brand's own names. */
  readonly customers: readonly string[];
  /** When to ask again, Unix seconds, where it is quiet now. */
  readonly again?: number | undefined;
}

/** Why something is shown to a customer. */
export interface WhyShown {
  readonly segment: number;
  /** Unix seconds. */
  readonly answeredAt: number;
  /** Unix seconds. */
  readonly until: number;
  /** Names of what the group is worked out from, none of which the brand knows. */
  readonly attributes: readonly string[];
  readonly language: string;
  readonly words: readonly string[];
}

/** A brand's service, for the brand's own programs. All but decisions throw `DecdpError`. */
export interface BrandClient extends DecisionSource {
  /** A nonce that a customer signs to prove its subject, where no campaign is asked for yet. */
  nonce(customerId: string): Promise<{ readonly nonce: string; readonly expires: number }>;
  /**
   * Hands on what a customer signed to the brand itself (`signCustomerLink`), such as in its app: the subject is this customer
   * from now on. Throws `DecdpError` for a nonce that was made for somebody else, or is over.
   */
  link(proof: {
    readonly customerId: string;
    readonly nonce: string;
    readonly subject: Address;
    readonly signature: Hex;
  }): Promise<void>;
  /** A link by which a customer is asked; `customerId` is left out for a visitor. */
  request(order: {
    readonly customerId?: string;
    readonly campaign: bigint;
    /** Where it is shown, such as "page" or "till". */
    readonly channel: string;
  }): Promise<CampaignInvitation>;
  /** What a customer is shown. Never throws, and never takes longer than it may. */
  decide(question: DecisionQuestion): Promise<ContentDecision>;
  decideCampaign(question: CampaignQuestion): Promise<ContentDecision>;
  /** Everybody to whom something of a segment may be shown now; asking counts as showing. */
  audience(order: {
    readonly campaign: bigint;
    readonly segment: number;
    readonly channel: Channel;
  }): Promise<Audience>;
  /** Tells of customers who stop, from now on or from a position on; returns what ends that. */
  onWithdrawal(
    handler: (withdrawal: Withdrawal) => void | Promise<void>,
    options?: WithdrawalOptions,
  ): () => void;
  /**
   * What a customer is told who asks why something is shown, in words that the brand signed in that language, or in English.
   * How the customer came into the group, only the customer's software knows. Throws where nothing is in use.
   */
  why(question: {
    readonly customerId: string;
    readonly campaign: bigint;
    /** BCP 47, such as "nl-BE". */
    readonly language?: string;
  }): Promise<WhyShown>;
  /**
   * A customer contests an answer at the brand itself, such as on the phone: nothing of it is used any more once this returns,
   * until the customer gives it anew. `humanContact` is who looks at it; the signed contest comes from the customer's software.
   */
  contest(question: {
    readonly customerId: string;
    readonly campaign: bigint;
  }): Promise<{ readonly answers: number; readonly humanContact: string }>;
  /** Erases a customer: what was removed, and what remains. */
  erase(
    customerId: string,
  ): Promise<{ readonly erased: readonly string[]; readonly remains: readonly string[] }>;
}

/** Milliseconds for everything but decisions. */
const PATIENCE = 20_000;

const time = z.number();
const shapes = {
  nonce: z.object({ nonce: z.string(), expires: time }),
  linked: z.object({ isLinked: z.literal(true) }),
  invitation: z.object({
    url: z.string(),
    page: z.string().optional(),
    qr: z.string(),
    session: z.string(),
    expires: time,
  }),
  audience: z.object({ customers: z.array(z.string()), next: z.string().optional(), again: time.optional() }),
  why: z.object({
    segment: z.int(),
    ...{ answeredAt: time, until: time, language: z.string() },
    ...{ attributes: z.array(z.string()), words: z.array(z.string()) },
  }),
  contest: z.object({ answers: z.int(), humanContact: z.string() }),
  erasure: z.object({ erased: z.array(z.string()), remains: z.array(z.string()) }),
};

/** A client of the service at an address. */
export function createBrandClient(options: BrandServiceOptions): BrandClient {
  const transport = createTransport(options);
  const post = async <Shape extends z.ZodType>(route: string, question: object, shape: Shape) =>
    readYes(await transport.ask(route, question, PATIENCE), shape);
  return {
    nonce: (customer) => post("nonces", { customer }, shapes.nonce),
    async link(proof) {
      await post("links", proof, shapes.linked);
    },
    request: ({ customerId: customer, campaign, channel }) =>
      post("requests", { customer, campaign: `${campaign}`, channel }, shapes.invitation),
    decide: (question) => askDecision(transport, question),
    decideCampaign: (question) => askDecision(transport, question),
    async audience({ campaign, segment, channel }) {
      const customers: string[] = [];
      let after: string | undefined;
      do {
        const order = { campaign: `${campaign}`, segment, channel, after };
        const page = await post("audiences", order, shapes.audience);
        if (page.again !== undefined) return { customers, again: page.again };
        customers.push(...page.customers);
        after = page.next;
      } while (after !== undefined);
      return { customers };
    },
    onWithdrawal: (handler, more) => followWithdrawals(transport, handler, more),
    why: ({ campaign, ...question }) => post("whys", { ...question, campaign: `${campaign}` }, shapes.why),
    contest: ({ customerId, campaign }) =>
      post("contests", { customerId, campaign: `${campaign}` }, shapes.contest),
    erase: (customerId) => post("erasures", { customerId }, shapes.erasure),
  };
}
