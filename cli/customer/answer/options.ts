/** What a customer says about an answer to a campaign. Files that are left out are looked for in the state folder. */
export interface AnswerOptions {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** File of the campaign's document, from the brand. */
  readonly document?: string;
  /** File of the issuer's leaves, from the issuer. */
  readonly leaves?: string;
  /** File of the seal, from the brand; a sealed campaign needs one. */
  readonly seal?: string;
  /** File of the ticket, from the brand. */
  readonly ticket?: string;
  /** For how long a consent is given where none is live, seconds. */
  readonly consentFor: number;
  /** Give a permission again that was withdrawn. */
  readonly consentAgain?: boolean;
  /** False: only write the answer file. */
  readonly send: boolean;
  /** Do not ask. */
  readonly yes?: boolean;
  /** The answer file. */
  readonly out?: string;
}
