import { type Address, isAddress } from "viem";
import { type Credential, commitmentOf, LARGEST_TIME, leafOf } from "../credential/credential.ts";
import { rootOfPath, TREE_ARITY, TREE_DEPTH, type TreePath } from "../credential/issuerTree.ts";
import { InvalidValueError } from "../errors.ts";
import { requireFieldElement } from "../field.ts";
import { requireModel, requireRules } from "../request/check.ts";
import { type RequestInputs, requestInputs } from "../request/encoding.ts";
import type { Request } from "../request/request.ts";
import { binOf } from "../request/segment.ts";

/** Everything that goes into an answer. Only the signals computed from it leave the customer's device. */
export interface AnswerWitness {
  readonly request: Request;
  readonly credential: Credential;
  readonly secret: bigint;
  /** The blinding used with the credential's issuer. */
  readonly blinding: bigint;
  /** The credential's path in the issuer's tree. */
  readonly path: TreePath;
  readonly subject: Address;
  /** Identifies campaign and period, as `Campaigns.scopeOf` returns it. */
  readonly scope: bigint;
  /** Unix time in seconds, a UTC midnight; see `validAtFor`. */
  readonly validAt: number;
  /** 0 in an open campaign; in a sealed one the key that the brand gave for this scope. */
  readonly sealKey: bigint;
}

/** Inputs of the circuit by name; all are field elements. */
export interface AnswerInput extends RequestInputs {
  readonly subjectAndTime: bigint;
  readonly root: bigint;
  readonly scope: bigint;
  readonly validAt: bigint;
  readonly secret: bigint;
  readonly blinding: bigint;
  readonly attributes: readonly bigint[];
  readonly validUntil: bigint;
  readonly children: TreePath;
  readonly bins: readonly (readonly bigint[])[];
  readonly sealKey: bigint;
}

/**
 * The signal that binds an answer to an account and a time: subject + validAt * 2^160. Throws `InvalidValueError`
 * unless `subject` is an address and `validAt` is a Unix time below 2^40.
 */
export function packSubjectAndTime(subject: Address, validAt: number): bigint {
  // A value wider than its bits would change the other one.
  if (!isAddress(subject, { strict: false })) {
    throw new InvalidValueError(`The subject is not an account's address: ${subject}.`);
  }
  if (!Number.isInteger(validAt) || validAt < 0 || validAt > LARGEST_TIME) {
    throw new InvalidValueError(`validAt is not a Unix time in seconds: ${validAt}.`);
  }
  return BigInt(subject) + (BigInt(validAt) << 160n);
}

/** The first UTC midnight at or after a Unix time in seconds. */
export function nextMidnight(time: number): number {
  const day = 24 * 60 * 60;
  return Math.ceil(time / day) * day;
}

/**
 * Seconds that an answer counts at least: one that is made shortly before midnight still has to wait for a batch, or
 * for a brand that settles it the next morning.
 */
export const LEAST_VALIDITY = 12 * 60 * 60;

/**
 * The `validAt` of an answer that is made at a Unix time in seconds, best that of `blockTime`: the answer counts for 12
 * to 36 hours. The contract accepts up to two days. The credential has to be valid for as long.
 */
export function validAtFor(time: number): number {
  return nextMidnight(time + LEAST_VALIDITY);
}

/**
 * The circuit's inputs for an answer. Throws `InvalidValueError` if no proof can exist: the credential belongs to
 * another secret, is not on the path, has expired, or follows another schema than the request.
 */
export function answerInput(witness: AnswerWitness): AnswerInput {
  const { request, credential, secret, blinding, path } = witness;
  requireRules(request.rules);
  requireModel(request.model);
  if (credential.schema !== request.schema) {
    throw new InvalidValueError("The credential follows another schema than the request.", {
      details: { credential: credential.schema, request: request.schema },
    });
  }
  if (commitmentOf(secret, blinding) !== credential.commitment) {
    throw new InvalidValueError("The credential was issued for another secret or blinding.");
  }
  if (credential.validUntil < witness.validAt) {
    throw new InvalidValueError(
      `The credential ends at ${credential.validUntil}, before ${witness.validAt}.`,
      {
        hint: "Ask the issuer to renew it.",
      },
    );
  }
  if (path.length !== TREE_DEPTH || path.some((children) => children.length !== TREE_ARITY)) {
    throw new InvalidValueError(`The path does not have ${TREE_DEPTH} levels of ${TREE_ARITY} children.`);
  }
  const root = rootOfPath(leafOf(credential), path);
  if (root === undefined) {
    throw new InvalidValueError("The credential is not on this path.", {
      hint: "Fetch the issuer's current leaves: the credential may have been renewed or revoked.",
    });
  }
  return {
    ...requestInputs(request),
    subjectAndTime: packSubjectAndTime(witness.subject, witness.validAt),
    root,
    scope: requireFieldElement("scope", witness.scope),
    validAt: BigInt(witness.validAt),
    secret,
    blinding,
    attributes: credential.attributes.map(BigInt),
    validUntil: BigInt(credential.validUntil),
    children: path,
    bins: request.model.features.map((feature, index) =>
      bitsOf(binOf(feature, credential.attributes[index]!)),
    ),
    sealKey: requireFieldElement("sealKey", witness.sealKey),
  };
}

/** The three bits of a bin's number, lowest first. */
function bitsOf(bin: number): bigint[] {
  return [0, 1, 2].map((position) => BigInt((bin >> position) & 1));
}
