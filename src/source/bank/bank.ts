/** One bank and the gateway's part in it. */
export interface Bank {
  /** Where its XS2A interface begins, without "/v1", such as "https://api.bank.example/psd2". Nothing else is fetched. */
  readonly base: string;
  /** Origins of the pages at which the bank lets customers decide, such as "https://login.bank.example". */
  readonly pages: readonly string[];
  /** Whether card accounts are read, too: the standard has merchant category codes there. */
  readonly cards?: boolean;
  /** IPv4 address that the gateway's requests come from; the customer's own is not handed on. */
  readonly address: string;
  /** Made by `createSourceFetch` for the origin of the base; in production with the certificates of a licence. */
  readonly fetch: typeof fetch;
  /** Waits between two looks at a consent; for tests. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** A consent at the bank. */
export interface BankConsent {
  readonly consentId: string;
}
