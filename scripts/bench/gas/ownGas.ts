import { createWalletClient, encodeFunctionData, http, type PrivateKeyAccount } from "viem";
import type { Answer } from "../../../src/answer/answer.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { combineCalls } from "../../../src/chain/calls/call.ts";
import { consentCall } from "../../../src/chain/calls/consentCalls.ts";
import { batchCall, settleCall as oneAnswerCall } from "../../../src/chain/calls/settlementCalls.ts";
import { answerVerifierAbi, campaignsAbi } from "../../../src/generated/abis.ts";
import { crowdAccount, readCrowd, START, VALID_AT } from "../../../test/support/crowd/crowd.ts";
import type { CrowdChain } from "../../../test/support/crowd/crowdChain.ts";
import { words } from "../../../test/support/words.ts";
import { type GasCase, type GasMeasure, measureGas, TRANSACTION_CAP } from "./gasCase.ts";

const BATCH_SIZES = [8, 32, 128] as const;
/** More than fit into a transaction. */
const MOST_ANSWERS = 256;
const CONSENTS_IN_A_CALL = 64;
const GROUP_SIZE = 4;

const crowd = readCrowd();

/** Records the customers' consents, whose gas is not part of an answer's. */
async function consentAll(chain: CrowdChain): Promise<void> {
  const issuers = new Set(crowd.groups.map((group) => group[0]!.issuer));
  const accounts = [
    ...Array.from({ length: MOST_ANSWERS }, (_, index) => crowdAccount(index)),
    ...[...issuers].flatMap((issuer) =>
      Array.from({ length: GROUP_SIZE }, (_, index) => crowdAccount(index, issuer)),
    ),
  ];
  const sign = (account: PrivateKeyAccount) => {
    const client = createWalletClient({ account, chain: chain.client.chain, transport: http(chain.url) });
    const consent = { terms: chain.terms, words, until: VALID_AT + 365 * 86_400, signedAt: START };
    return signConsent(client, chain.deployment, consent);
  };
  const calls = (await Promise.all(accounts.map(sign))).map((consent) =>
    consentCall(chain.deployment, consent),
  );
  for (let first = 0; first < calls.length; first += CONSENTS_IN_A_CALL) {
    const { to, data } = combineCalls(calls.slice(first, first + CONSENTS_IN_A_CALL));
    const hash = await chain.relayer.sendTransaction({ to, data, gas: TRANSACTION_CAP });
    const { status } = await chain.client.waitForTransactionReceipt({ hash });
    if (status !== "success") throw new Error("The customers' consents were not recorded.");
  }
}

/** n answers take a pair each and three of the key. For each, points A and C are multiplied and C is added. */
function workOf(answers: number, newSlots: number): GasCase["work"] {
  return { pairs: answers + 3, multiplications: 2 * answers, additions: answers, newSlots };
}

function settleCase({ deployment }: CrowdChain, name: string, answers: readonly Answer[]): GasCase {
  const [first, ...others] = answers;
  const call = others.length > 0 ? batchCall(deployment, answers) : oneAnswerCall(deployment, first!);
  return {
    name: `settle.${name}`,
    answers: answers.length,
    ...call,
    work: workOf(answers.length, answers.length),
  };
}

/** The proofs alone, in a transaction to the verifier, which stores nothing. */
async function verifyCase({ client, deployment }: CrowdChain, count: number): Promise<GasCase> {
  const contract = { abi: campaignsAbi, address: deployment.campaigns } as const;
  const { folded } = await client.readContract({ ...contract, functionName: "campaignOf", args: [1n] });
  const answers = crowd.answers.slice(0, count);
  const { proof, root, validAt, ...signals } = answers[0]!;
  const data =
    count === 1
      ? encodeFunctionData({
          abi: answerVerifierAbi,
          functionName: "verify",
          args: [folded, proof, { ...signals, root, validAt }],
        })
      : encodeFunctionData({
          abi: answerVerifierAbi,
          functionName: "verifyBatch",
          args: [[{ folded, root, validAt, answers }]],
        });
  const { data: result } = await client.call({ to: deployment.verifier, data });
  if (BigInt(result ?? 0) !== 1n) throw new Error(`The proofs of ${count} answers do not hold.`);
  return { name: `verify.${count}`, answers: count, to: deployment.verifier, data, work: workOf(count, 0) };
}

/** How many answers to one campaign fit into a transaction, by binary search. */
async function findLargestBatch({ client, relayer, deployment }: CrowdChain): Promise<number> {
  const fits = async (count: number) => {
    const call = batchCall(deployment, crowd.answers.slice(0, count));
    return client.call({ account: relayer.account, ...call, gas: TRANSACTION_CAP }).then(
      () => true,
      () => false,
    );
  };
  let [fitting, tooMany] = [1, MOST_ANSWERS];
  if (await fits(tooMany)) throw new Error(`More than ${MOST_ANSWERS} answers fit; raise MOST_ANSWERS.`);
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (await fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
}

/**
 * Gas of one answer alone, of batches to one campaign up to the largest, of 128 answers in answer groups of four, and
 * of the proofs alone. All are measured on the same state of a chain with 32 campaigns.
 */
export async function measureOwnGas(
  chain: CrowdChain,
  measured: (name: string) => void,
): Promise<GasMeasure[]> {
  await consentAll(chain);
  const largest = await findLargestBatch(chain);
  const first = (count: number) => crowd.answers.slice(0, count);
  // One issuer for each of campaigns 1 to 8, in turn; the other campaigns have only one.
  const oneOfEach = crowd.groups.filter((_, index) => index >= 32 || index % 4 === Math.floor(index / 4) % 4);
  const cases = [
    settleCase(chain, "1", first(1)),
    ...BATCH_SIZES.map((count) => settleCase(chain, `${count}`, first(count))),
    settleCase(chain, "max", first(largest)),
    settleCase(chain, "groups32", crowd.groups.slice(0, 32).flat()),
    settleCase(chain, "campaigns32", oneOfEach.flat()),
    await verifyCase(chain, 1),
    ...(await Promise.all(BATCH_SIZES.map((count) => verifyCase(chain, count)))),
  ];
  const measures: GasMeasure[] = [];
  for (const gasCase of cases) {
    measures.push(await measureGas(chain, gasCase));
    measured(gasCase.name);
  }
  return measures;
}
