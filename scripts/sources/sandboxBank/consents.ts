import { randomUUID } from "node:crypto";
import type { SandboxAccount } from "./customers.ts";

/** Statuses of a consent by NextGenPSD2. */
export type ConsentStatus =
  | "received"
  | "rejected"
  | "valid"
  | "revokedByPsu"
  | "expired"
  | "terminatedByTpp";

export interface SandboxConsent {
  readonly id: string;
  readonly access: Readonly<Record<string, unknown>>;
  readonly recurringIndicator: boolean;
  /** A date, which it includes. */
  readonly validUntil: string;
  readonly frequencyPerDay: number;
  readonly redirect: { readonly yes: string; readonly no: string };
  status: ConsentStatus;
  /** What the customer chose. */
  accounts: readonly SandboxAccount[];
  /** How often each address was asked for, without its pages. */
  readonly uses: Map<string, number>;
}

export type ConsentWish = Pick<
  SandboxConsent,
  "access" | "recurringIndicator" | "validUntil" | "frequencyPerDay" | "redirect"
>;

/** The bank's consents. Times are UNIX seconds. */
export function createConsents(now: () => number) {
  const consents = new Map<string, SandboxConsent>();
  const refresh = (consent: SandboxConsent) => {
    const ended = now() > Date.parse(`${consent.validUntil}T23:59:59Z`) / 1000;
    if (ended && (consent.status === "received" || consent.status === "valid")) consent.status = "expired";
    return consent;
  };
  return {
    create(wish: ConsentWish): SandboxConsent {
      const consent: SandboxConsent = {
        ...wish,
        id: randomUUID(),
        status: "received",
        accounts: [],
        uses: new Map(),
      };
      consents.set(consent.id, consent);
      return consent;
    },
    find(id: string): SandboxConsent | undefined {
      const consent = consents.get(id);
      return consent && refresh(consent);
    },
    /** Counts a use; false if the consent allows no more of it today. */
    use(consent: SandboxConsent, path: string): boolean {
      const uses = (consent.uses.get(path) ?? 0) + 1;
      consent.uses.set(path, uses);
      return uses <= consent.frequencyPerDay;
    },
    all: (): SandboxConsent[] => [...consents.values()].map(refresh),
  };
}

export type Consents = ReturnType<typeof createConsents>;
