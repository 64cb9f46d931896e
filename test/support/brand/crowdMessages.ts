import { signConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { writeAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { writeStopNotice } from "../../../src/format/record/stopNotice.ts";
import { START } from "../crowd/crowd.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { words } from "../words.ts";

const YEAR = 365 * 86_400;

/** What customers of the crowd sign at first, and what they sign to stop; the chain's time has passed both. */
const CONSENTED = START + 1;
const STOPPED = START + 2;

/** The file of answer `index` of the crowd, with a consent: the same each time. */
export async function answerFileOf(chain: CrowdChain, index: number): Promise<string> {
  const consent = await signConsent(chain.customer(index), chain.deployment, {
    ...{ terms: chain.terms, until: START + YEAR, words, signedAt: CONSENTED },
  });
  const { chainId, campaigns } = chain.deployment;
  return writeAnswerFile({ chainId, campaigns, answer: chain.answers[index]!, consent });
}

/** The notice with which a customer of the crowd stops that consent. */
export async function stopNoticeOf(chain: CrowdChain, index: number): Promise<string> {
  const withdrawal = await signWithdrawal(chain.customer(index), chain.deployment, {
    ...{ terms: chain.terms, signedAt: STOPPED },
  });
  const { chainId, consentRegistry } = chain.deployment;
  return writeStopNotice({ chainId, consentRegistry, recipient: "Shop", withdrawal });
}
