/** A statement of RDF in which only the terms' texts matter. */
export interface Statement {
  /** IRI, or undefined for a blank node. */
  readonly subject: string | undefined;
  readonly predicate: string;
  /** IRI or text of a literal; undefined for a blank node. */
  readonly object: string | undefined;
}

/**
 * Reads RDF in the media type that it came in. It fetches nothing, contexts of JSON-LD included. Throws `SourceError`, which
 * quotes nothing.
 */
export type ReadRdf = (
  text: string,
  place: { readonly mediaType: string; readonly base: string },
) => Promise<readonly Statement[]>;

/** The gateway's own account, which customers grant access to. */
export interface GatewayLogin {
  /** Solid-OIDC provider of the account. */
  readonly issuer: string;
  /** WebID of the account. */
  readonly webId: string;
  /** Client credentials. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where pods are, and which addresses are pods rather than folders in one. */
export interface PodServer {
  readonly origin: string;
  /** Segments in the path of each pod: 1 for https://pods.example/alice/, 0 for a server with one pod. */
  readonly depth: 0 | 1 | 2;
}

/** How an attribute comes from the values of one predicate in one resource. */
export type Mapping = {
  readonly attribute: string;
  /** Path below the pod. */
  readonly resource: string;
  /** IRI. */
  readonly predicate: string;
} & (
  | {
      /** Category for each IRI or text that is taken; any other leaves the attribute without a value. */
      readonly oneOf: Readonly<Record<string, string>>;
    }
  | {
      /** A number, or the whole years since a date, in bands. */
      readonly from: "number" | "years";
      readonly edges: readonly number[];
      readonly unit: string;
    }
  | {
      /** "yes" if this IRI or text is among the values, else "no". */
      readonly has: string;
    }
);

/** A resource in JSON without whose word nothing else is read. */
export interface ConsentFile {
  /** Path below the pod. */
  readonly resource: string;
  /** Member that has to be exactly true. */
  readonly member: string;
}

/** What the gateway keeps of a pod between the steps. */
export interface SolidPending {
  readonly webId: string;
  readonly storage: string;
  /** Address of the grant. */
  readonly grant: string;
  readonly nonce: string;
  /** Unix seconds. */
  readonly until: number;
}
