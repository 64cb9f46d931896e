import { readFileSync } from "node:fs";
import { poseidon2 } from "poseidon-lite/poseidon2";
import { type Address, zeroHash } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import { answerInput, validAtFor } from "../../../src/answer/input.ts";
import { createProver } from "../../../src/answer/prover.ts";
import { createSealKey } from "../../../src/answer/sealing.ts";
import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { publishRoot, registerIssuer } from "../../../src/chain/actions/issuer.ts";
import { signSealRequest } from "../../../src/chain/requests/sealRequest.ts";
import { requireSeal } from "../../../src/chain/settler/seal.ts";
import { blockTime } from "../../../src/chain/signingTime.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treePath, treeRoot } from "../../../src/credential/issuerTree.ts";
import {
  blindingFor,
  createCustomerKeys,
  recipientFor,
  secretOf,
  subjectFor,
} from "../../../src/customer/keys.ts";
import { writeAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { readBox, textInBox } from "../../../src/format/answer/box.ts";
import { readSeal } from "../../../src/format/answer/seal.ts";
import { writeSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import {
  type CampaignDocument,
  readCampaignDocument,
  writeCampaignDocument,
} from "../../../src/format/campaign/campaignDocument.ts";
import { requestFrom } from "../../../src/format/campaign/requestWords.ts";
import { defineSchema } from "../../../src/request/schema.ts";
import { campaign as gymCampaign, schema as gymSchema, terms } from "../cli/gym.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";

const schema = defineSchema(gymSchema.name, gymSchema.attributes);
const DAY = 86_400;

/** What the brand asks. */
export const brandsDocument: CampaignDocument = readCampaignDocument(
  writeCampaignDocument({ name: "course", terms, schema, rules: gymCampaign.rules, sealed: true }),
);

export type GuideCustomer = Awaited<ReturnType<typeof createGuideCustomer>>;

/** A customer with a card of a new issuer, who does what a customer's side does. */
export async function createGuideCustomer(chain: CrowdChain) {
  const { deployment, client } = chain;
  const brand: Address = chain.brand.account.address;
  const keys = createCustomerKeys();
  const signer = { ...chain.customer(0), account: subjectFor(keys, brand) };
  const subject = signer.account.address;
  const { issuer } = await registerIssuer(chain.relayer, deployment, {
    ...{ kind: "DataVault", minimumInterval: 3600, grace: 3600, metadataUri: "" },
  });
  const secret = secretOf(keys);
  const blinding = blindingFor(keys, deployment.chainId, deployment.issuerRegistry, issuer);
  const credential = {
    schema: schema.id,
    commitment: commitmentOf(secret, blinding),
    validUntil: (await blockTime(client, deployment)) + 365 * DAY,
    // Of age 40; code = value + 1.
    attributes: Array.from({ length: 16 }, (_, index) => (index === 0 ? 41 : 0)),
  };
  const tree = createIssuerTree([11n, leafOf(credential), 12n]);
  await publishRoot(chain.relayer, deployment, {
    ...{ issuer, root: treeRoot(tree), uri: "", leafCount: 3, digest: zeroHash },
  });
  const read = (name: string) => readFileSync(fromRoot("circuits/keys", name));
  const prover = await createProver({ wasm: read("answer.wasm"), zkey: read("answer.zkey") });

  return {
    subject,
    issuer,
    close: () => prover.close(),
    /** The signed request for the seal of a campaign. */
    async requestSeal(campaign: bigint): Promise<string> {
      const { scope } = await readCampaign(client, deployment, { campaign });
      const { publicKey: recipient } = recipientFor(keys, brand, scope);
      const nullifier = poseidon2([secret, scope]);
      const request = await signSealRequest(signer, deployment, { campaign, scope, nullifier, recipient });
      return writeSealRequestFile({ ...deployment, request });
    },
    /** An answer with a consent, sealed with what is in the brand's box, or with a key of the customer's own. */
    async answer(campaign: bigint, document: CampaignDocument, box: string | undefined): Promise<string> {
      const {
        scope,
        settler,
        terms: id,
        currentPeriod: period,
      } = await readCampaign(client, deployment, { campaign });
      const own = recipientFor(keys, brand, scope);
      const named = { campaign, scope, subject, recipient: own.publicKey, settler };
      const sealKey =
        box === undefined
          ? createSealKey()
          : await requireSeal(client, deployment, { ...named, seal: readSeal(textInBox(readBox(box), own)) });
      const now = await blockTime(client, deployment);
      const input = answerInput({
        ...{ request: requestFrom(document), credential, secret, blinding, path: treePath(tree, 1) },
        ...{ subject, scope, validAt: validAtFor(now), sealKey },
      });
      const { proof, signals } = await prover.prove(input);
      const answer = { campaign, proof, ...signals, issuer, period };
      const consent = await signConsent(signer, deployment, {
        terms: id,
        until: now + 30 * DAY,
        words: wordsOfRendering(plainRendering(document.terms)),
      });
      return writeAnswerFile({ ...deployment, answer, consent });
    },
  };
}
