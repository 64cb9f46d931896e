import type { Carriage } from "../carrier.ts";
import type { YesOptions } from "./confirm.ts";
import type { ProspectOptions } from "./prospect.ts";

/** What a customer says about an answer to a campaign. */
export interface AnswerOptions extends Omit<ProspectOptions, "renew">, YesOptions, Carriage {
  /** File of the seal, from the brand; a sealed campaign needs one. */
  readonly seal?: string;
  /** File of the ticket, from the brand. */
  readonly ticket?: string;
  /** False: only write the answer file. */
  readonly send: boolean;
  /** The answer file. */
  readonly out?: string;
}
