import { type Address, zeroAddress, zeroHash } from "viem";
import type { Deployment } from "../chain/deployment.ts";
import { type OfficerApproval, officerApprovalTypedData } from "../chain/requests/approval.ts";
import { customerLinkTypedData } from "../chain/requests/customerLink.ts";
import { type HandOver, handOverTypedData } from "../chain/requests/handOver.ts";
import { type Permission, permissionTypedData } from "../chain/requests/permission.ts";
import { permissionEndTypedData } from "../chain/requests/permissionEnd.ts";
import { permissionReceiptTypedData } from "../chain/requests/permissionReceipt.ts";
import { type RightsReply, rightsReplyTypedData } from "../chain/requests/rightsReply.ts";
import { type RightsRequest, rightsRequestTypedData } from "../chain/requests/rightsRequest.ts";
import { rightsRevocationTypedData } from "../chain/requests/rightsRevocation.ts";
import { sealRequestTypedData } from "../chain/requests/sealRequest.ts";
import { stopAcknowledgementTypedData } from "../chain/requests/stopAcknowledgement.ts";
import { sealTypedData } from "../chain/settler/seal.ts";
import {
  claimTypedData,
  consentTypedData,
  type SigningDomain,
  ticketTypedData,
  withdrawalTypedData,
} from "../chain/typedData.ts";
import { receiptMessageTypedData, silenceMessageTypedData } from "./receipt/proof/typedData.ts";
import { renderingMessageTypedData } from "./terms/signedRendering.ts";

type Format = "raw" | "addressName" | "date";

/** One line on the wallet's screen, or in `hidden` a field that says nothing to a person. */
interface Screen {
  readonly intent: string;
  readonly shown: readonly (readonly [path: string, label: string, format?: Format])[];
  readonly hidden: readonly string[];
}

interface TypedData {
  readonly domain: { readonly name: string; readonly version: string };
  readonly types: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
  readonly primaryType: string;
}

/** A file for wallets (ERC-7730) that says how one message is shown. */
export type ClearSigningDescriptor = ReturnType<typeof descriptorOf>;

const zeros = { subject: zeroAddress, terms: zeroHash, signedAt: 0 };
const answer = { campaign: 0n, scope: 0n, nullifier: 0n, subject: zeroAddress };
const noWords = { purpose: "", ifYouSayNo: "", language: "", rendering: zeroHash };
const rendering = {
  terms: zeroHash,
  language: "",
  version: 1,
  purpose: "",
  ifYouSayNo: "",
  textHash: zeroHash,
};
const parties = { brand: zeroAddress, subject: zeroAddress };
const rightsRequest: RightsRequest = {
  ...{ ...parties, action: "access", campaign: 0n, recipient: zeroHash, words: "", requestedAt: 0 },
};
const rightsReply: RightsReply = {
  ...{ ...parties, request: zeroHash, state: "open", reason: "", words: "", box: "0x" },
  ...{ receivedAt: 0, dueAt: 0, repliedAt: 0 },
};
const rightsRevocation = { ...parties, request: zeroHash, revokedAt: 0 };
const handOver: HandOver = {
  ...{ campaign: 0n, partner: "", terms: zeroHash, subject: zeroAddress, nullifier: 0n, segment: 0 },
  ...{ sealKey: 0n, block: 0n, until: 0, handedAt: 0 },
};
const receipt = {
  happened: "shown",
  at: 0,
  subject: zeroAddress,
  terms: zeroHash,
  content: zeroHash,
} as const;
const stopped = { subject: zeroAddress, terms: zeroHash, withdrawnAt: 0, recipient: "", stoppedAt: 0 };
const permission: Permission = {
  ...{ account: zeroAddress, issuer: 0n, source: "DataVault", schema: 0n, attributes: [""] },
  ...{ commitment: 0n, session: zeroHash, signedAt: 0, until: 0 },
};
const permissionEnd = { account: zeroAddress, permission: zeroHash };
const permissionReceipt = { issuerAccount: zeroAddress, permission: zeroHash, receivedAt: 0 };
const approval: OfficerApproval = {
  ...{ brand: zeroAddress, officer: zeroAddress, by: "", name: "", draft: "", contentHash: zeroHash },
  approvedAt: 0,
};
const hash = "Terms (hash)";

const screens: Readonly<Record<string, Screen>> = {
  Consent: {
    intent: "Give permission",
    shown: [
      ["words.purpose", "Purpose"],
      ["words.ifYouSayNo", "If you say no"],
      ["until", "Until", "date"],
      ["words.language", "Language"],
      ["signedAt", "Date", "date"],
      ["terms", hash],
    ],
    hidden: ["subject", "words.rendering"],
  },
  Withdrawal: {
    intent: "Withdraw permission",
    shown: [
      ["signedAt", "Date", "date"],
      ["terms", hash],
    ],
    hidden: ["subject"],
  },
  Claim: {
    intent: "Have your reward paid",
    shown: [
      ["campaign", "Request"],
      ["payee", "Paid to", "addressName"],
      ["deadline", "Until", "date"],
    ],
    hidden: ["nullifier"],
  },
  SealRequest: {
    intent: "Ask the brand to hide your group",
    shown: [
      ["campaign", "Request"],
      ["requestedAt", "Date", "date"],
    ],
    hidden: ["scope", "nullifier", "subject", "recipient"],
  },
  CustomerLink: {
    intent: "Tell the brand which of its customers you are",
    shown: [["brand", "Brand", "addressName"]],
    hidden: ["subject", "nonce"],
  },
  StopAcknowledgement: {
    intent: "Say that you stopped, since a customer withdrew",
    shown: [
      ["recipient", "Who has stopped"],
      ["subject", "Customer", "addressName"],
      ["stoppedAt", "Stopped", "date"],
      ["withdrawnAt", "Withdrawn", "date"],
      ["terms", hash],
    ],
    hidden: [],
  },
  RightsRequest: {
    intent: "Ask the brand for what is your right",
    shown: [
      ["action", "What you ask"],
      ["words", "In your words"],
      ["brand", "Brand", "addressName"],
      ["campaign", "Request"],
      ["requestedAt", "Date", "date"],
    ],
    hidden: ["subject", "recipient"],
  },
  RightsReply: {
    intent: "Tell a customer how a request about rights stands",
    shown: [
      ["state", "State"],
      ["reason", "Reason"],
      ["words", "In your words"],
      ["subject", "Customer", "addressName"],
      ["receivedAt", "Received", "date"],
      ["dueAt", "Due", "date"],
      ["repliedAt", "Date", "date"],
    ],
    hidden: ["brand", "request", "boxHash"],
  },
  RightsRevocation: {
    intent: "Take back what you asked the brand",
    shown: [
      ["brand", "Brand", "addressName"],
      ["revokedAt", "Date", "date"],
    ],
    hidden: ["subject", "request"],
  },
  Permission: {
    intent: "Let an issuer read your details once and vouch for them",
    shown: [
      ["source", "Where they are"],
      ["attributes.[]", "Details"],
      ["issuer", "Issuer (number)"],
      ["until", "Until", "date"],
      ["signedAt", "Date", "date"],
    ],
    hidden: ["account", "schema", "commitment", "session"],
  },
  PermissionReceipt: {
    intent: "Confirm that a customer let you read details",
    shown: [["receivedAt", "Received", "date"]],
    hidden: ["issuerAccount", "permission"],
  },
  PermissionEnd: {
    intent: "Have an issuer take your card back",
    shown: [["permission", "Permission (hash)"]],
    hidden: ["account"],
  },
  Rendering: {
    intent: "Promise terms in words",
    shown: [
      ["purpose", "Purpose"],
      ["ifYouSayNo", "If a customer says no"],
      ["language", "Language"],
      ["version", "Version"],
      ["terms", hash],
    ],
    hidden: ["textHash"],
  },
  Receipt: {
    intent: "Sign a receipt of a permission",
    shown: [
      ["happened", "What happened"],
      ["at", "When", "date"],
      ["subject", "Customer", "addressName"],
      ["terms", hash],
    ],
    hidden: ["content"],
  },
  BrandSilent: {
    intent: "State that the brand does not sign a receipt",
    shown: [["askedAt", "Asked", "date"]],
    hidden: ["receipt"],
  },
  HandOver: {
    intent: "Hand a customer's group over to a partner",
    shown: [
      ["partner", "Partner"],
      ["campaign", "Campaign"],
      ["subject", "Customer", "addressName"],
      ["segment", "Group"],
      ["until", "To be forgotten", "date"],
      ["handedAt", "Date", "date"],
      ["terms", hash],
    ],
    hidden: ["nullifier", "sealKey", "block"],
  },
  OfficerApproval: {
    intent: "Approve a campaign as privacy officer",
    shown: [
      ["name", "What you approve"],
      ["by", "You sign as"],
      ["brand", "Brand", "addressName"],
      ["approvedAt", "Date", "date"],
      ["contentHash", "Content (hash)"],
    ],
    hidden: ["officer", "draft"],
  },
  Ticket: {
    intent: "Promise to accept an answer",
    shown: [
      ["campaign", "Campaign"],
      ["subject", "Subject", "addressName"],
      ["expiry", "Until", "date"],
    ],
    hidden: ["scope", "nullifier", "sealedValues.[]"],
  },
  Seal: {
    intent: "Give a customer the key that hides its group",
    shown: [
      ["campaign", "Campaign"],
      ["subject", "Subject", "addressName"],
    ],
    hidden: ["scope", "recipient", "sealKey"],
  },
};

/**
 * How wallets show each message that customers, brands, settlers, issuers and privacy officers sign, in words instead of hexadecimal (ERC-7730). By
 * the name of the message; for one deployment, which a brand registers with the wallets' makers. Three messages are not
 * among them: those of a backup and a vault belong to no contract and say themselves what they are, and a permit is the token's.
 */
export function clearSigningDescriptors({
  chainId,
  issuerRegistry,
  consentRegistry,
  campaigns,
}: Deployment): Readonly<Record<string, ClearSigningDescriptor>> {
  const at = (address: Address): SigningDomain => ({ chainId, address });
  const messages: readonly [Address, TypedData][] = [
    [consentRegistry, consentTypedData(at(consentRegistry), { ...zeros, until: 0, words: noWords })],
    [consentRegistry, withdrawalTypedData(at(consentRegistry), zeros)],
    [campaigns, claimTypedData(at(campaigns), { ...answer, payee: zeroAddress, deadline: 0 })],
    [campaigns, sealRequestTypedData(at(campaigns), { ...answer, recipient: zeroHash, requestedAt: 0 })],
    [consentRegistry, stopAcknowledgementTypedData({ chainId, consentRegistry }, stopped)],
    [campaigns, customerLinkTypedData({ chainId, campaigns }, { ...parties, nonce: "" })],
    [campaigns, rightsRequestTypedData({ chainId, campaigns }, rightsRequest)],
    [campaigns, rightsReplyTypedData({ chainId, campaigns }, rightsReply)],
    [campaigns, rightsRevocationTypedData({ chainId, campaigns }, rightsRevocation)],
    [issuerRegistry, permissionTypedData({ chainId, issuerRegistry }, permission)],
    [issuerRegistry, permissionEndTypedData({ chainId, issuerRegistry }, permissionEnd)],
    [issuerRegistry, permissionReceiptTypedData({ chainId, issuerRegistry }, permissionReceipt)],
    [campaigns, handOverTypedData({ chainId, campaigns }, handOver)],
    [campaigns, officerApprovalTypedData({ chainId, campaigns }, approval)],
    [consentRegistry, renderingMessageTypedData(at(consentRegistry), rendering)],
    [consentRegistry, receiptMessageTypedData(at(consentRegistry), receipt)],
    [consentRegistry, silenceMessageTypedData(at(consentRegistry), { receipt: zeroHash, askedAt: 0 })],
    [campaigns, ticketTypedData(at(campaigns), { ...answer, sealedValues: [0n, 0n, 0n, 0n, 0n], expiry: 0 })],
    [campaigns, sealTypedData(at(campaigns), { ...answer, recipient: zeroHash, sealKey: 0n })],
  ];
  return Object.fromEntries(
    messages.map(([address, message]) => [message.primaryType, descriptorOf({ chainId, address }, message)]),
  );
}

function descriptorOf(deployment: SigningDomain, { domain, types, primaryType }: TypedData) {
  const { intent, shown, hidden } = screens[primaryType]!;
  const { name, version } = domain;
  return {
    context: {
      eip712: {
        domain: { name, version },
        deployments: [deployment],
        schemas: [{ primaryType, types: { EIP712Domain: domainType, ...types } }],
      },
    },
    metadata: { owner: "DeCDP" },
    display: {
      formats: {
        [primaryType]: {
          intent,
          fields: shown.map(([path, label, format = "raw"]) => ({
            path,
            label,
            format,
            ...(format === "date" && { params: { encoding: "timestamp" } }),
            ...(format === "addressName" && { params: { types: ["eoa", "wallet"] } }),
          })),
          required: shown.map(([path]) => path),
          excluded: hidden,
        },
      },
    },
  };
}

const domainType = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "chainId", type: "uint256" },
  { name: "verifyingContract", type: "address" },
];
