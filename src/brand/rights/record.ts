import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import type { RightsReply, SignedRightsReply } from "../../chain/requests/rightsReply.ts";
import type { SignedRightsRequest } from "../../chain/requests/rightsRequest.ts";
import { DecdpError } from "../../errors.ts";
import { toJson } from "../../format/reading/json.ts";
import { readerOf } from "../../format/reading/reading.ts";
import { readRightsReplyFile } from "../../format/record/rightsReplyFile.ts";
import { readRightsRequestFile } from "../../format/record/rightsRequestFile.ts";
import type { Store } from "../../store.ts";

/** What a brand keeps of a request about rights: the signed texts that passed between it and the customer. */
export interface RightsRecord {
  /** Hash of the request. */
  readonly id: Hex;
  readonly request: SignedRightsRequest;
  /** In the order of their making, the receipt first. */
  readonly replies: readonly [SignedRightsReply, ...SignedRightsReply[]];
  readonly texts: RightsTexts;
}

/** The files of a request, its replies, and a revocation if there was one. */
export interface RightsTexts {
  readonly request: string;
  readonly replies: readonly string[];
  readonly revocation?: string | undefined;
}

const PREFIX = "rights/";

const readTexts = readerOf<RightsTexts>(
  z.strictObject({
    request: z.string(),
    replies: z.array(z.string()).min(1),
    revocation: z.string().optional(),
  }),
  "A kept request about rights",
);

export async function keepRights(store: Store, subject: Address, id: Hex, texts: RightsTexts): Promise<void> {
  await store.set(keyOf(subject, id), toJson(texts));
}

/** Undefined if the brand does not know the request. */
export async function findRights(store: Store, subject: Address, id: Hex): Promise<RightsRecord | undefined> {
  const text = await store.get(keyOf(subject, id));
  return text === undefined ? undefined : recordOf(id, text);
}

/** All requests of one subject, or of everybody. */
export async function allRights(store: Store, subject?: Address): Promise<RightsRecord[]> {
  const prefix = subject === undefined ? PREFIX : `${PREFIX}${subject.toLowerCase()}/`;
  const keys = await store.list(prefix);
  const found = await Promise.all(
    keys.map(async (key) => ({ id: key.slice(key.lastIndexOf("/") + 1) as Hex, text: await store.get(key) })),
  );
  return found.flatMap(({ id, text }) => (text === undefined ? [] : [recordOf(id, text)]));
}

/** Throws `DecdpError` for a request that the brand does not know. */
export async function requireRights(store: Store, id: Hex): Promise<RightsRecord> {
  const key = (await store.list(PREFIX)).find((one) => one.endsWith(`/${id.toLowerCase()}`));
  const text = key === undefined ? undefined : await store.get(key);
  if (text !== undefined) return recordOf(id, text);
  throw new DecdpError(`There is no request ${id}.`, {
    details: { id },
    hint: "Take it first, from the file that the customer sent; the list has the numbers of all.",
  });
}

export async function dropRights(store: Store, { request, id }: RightsRecord): Promise<void> {
  await store.delete(keyOf(request.subject, id));
}

/** How a request stands by what the brand has signed. */
export function lastReply({ replies }: RightsRecord): RightsReply {
  return replies.at(-1)!;
}

function recordOf(id: Hex, content: string): RightsRecord {
  const texts = readTexts(content);
  const { request } = readRightsRequestFile(texts.request);
  const [first, ...others] = texts.replies.map((text) => readRightsReplyFile(text).reply);
  return { id, request, replies: [first!, ...others], texts };
}

function keyOf(subject: Address, id: Hex): string {
  return `${PREFIX}${subject.toLowerCase()}/${id.toLowerCase()}`;
}
