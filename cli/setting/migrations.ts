import type { DatabaseSync } from "node:sqlite";
import { DecdpError } from "../../src/errors.ts";

/**
 * What made the tables as they are, one step after the other; a released step never changes. Numbers beyond 64 bits are
 * kept as decimal text.
 */
const migrations: readonly string[] = [
  `CREATE TABLE network (
     only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
     rpc TEXT NOT NULL,
     chain_id INTEGER NOT NULL,
     issuer_registry TEXT NOT NULL,
     consent_registry TEXT NOT NULL,
     campaigns TEXT NOT NULL,
     relay TEXT NOT NULL,
     verifier TEXT NOT NULL,
     token TEXT,
     first_block TEXT NOT NULL
   ) STRICT;

   CREATE TABLE issuers (
     name TEXT PRIMARY KEY,
     issuer TEXT NOT NULL,
     kind TEXT NOT NULL
   ) STRICT;

   -- An issuer's tree, and what it needs to renew and revoke. No attribute is kept.
   CREATE TABLE holders (
     issuer_name TEXT NOT NULL REFERENCES issuers (name),
     place INTEGER NOT NULL,
     holder TEXT NOT NULL,
     commitment TEXT NOT NULL,
     -- A random number after revocation.
     leaf TEXT NOT NULL,
     revoked INTEGER NOT NULL CHECK (revoked IN (0, 1)),
     schema_name TEXT NOT NULL,
     PRIMARY KEY (issuer_name, place),
     UNIQUE (issuer_name, holder)
   ) STRICT;

   CREATE TABLE light_records (
     key TEXT PRIMARY KEY,
     value TEXT NOT NULL
   ) STRICT;

   CREATE TABLE seal_keys (
     scope TEXT NOT NULL,
     subject TEXT NOT NULL,
     seal_key TEXT NOT NULL,
     PRIMARY KEY (scope, subject)
   ) STRICT;

   CREATE TABLE customers (
     name TEXT PRIMARY KEY,
     secret_seed TEXT NOT NULL,
     subject_seed TEXT NOT NULL
   ) STRICT;

   CREATE TABLE cards (
     customer TEXT NOT NULL REFERENCES customers (name),
     issuer TEXT NOT NULL,
     place INTEGER NOT NULL,
     -- The card as the issuer handed it over, JSON.
     card TEXT NOT NULL,
     PRIMARY KEY (customer, issuer, place)
   ) STRICT;

   CREATE TABLE campaigns_known (
     customer TEXT NOT NULL REFERENCES customers (name),
     campaign TEXT NOT NULL,
     brand TEXT NOT NULL,
     terms TEXT NOT NULL,
     PRIMARY KEY (customer, campaign)
   ) STRICT;`,
  `-- How far searches for opened campaigns have come, so that they go on after an interruption.
   CREATE TABLE searches (
     -- Empty for the campaigns of all brands.
     brand TEXT PRIMARY KEY,
     read_to TEXT NOT NULL,
     -- Numbers of the campaigns found, and the blocks of their openings, JSON.
     found TEXT NOT NULL
   ) STRICT;`,
  `-- Transactions of commands that have not said yet what came of them.
   CREATE TABLE begun_transactions (
     hash TEXT PRIMARY KEY,
     sender TEXT NOT NULL,
     -- What is called, or what that is for.
     step TEXT NOT NULL,
     nonce INTEGER NOT NULL
   ) STRICT;`,
  `-- Customers whose record the brand erased; what they answered before is never read from the chain again.
   CREATE TABLE erased (
     subject TEXT PRIMARY KEY,
     erased_at INTEGER NOT NULL
   ) STRICT;

   -- Holders who lost their keys: to whom an issuer will issue under another commitment, and from when on.
   CREATE TABLE recoveries (
     issuer_name TEXT NOT NULL REFERENCES issuers (name),
     holder TEXT NOT NULL,
     commitment TEXT NOT NULL,
     not_before INTEGER NOT NULL,
     PRIMARY KEY (issuer_name, holder)
   ) STRICT;`,
  `-- What was known to be wrong each time that the brand published terms or opened a campaign under them.
   CREATE TABLE decisions (
     step TEXT NOT NULL CHECK (step IN ('publish', 'open')),
     terms TEXT NOT NULL,
     -- Unix seconds.
     decided_at INTEGER NOT NULL,
     -- The canonical text.
     core TEXT NOT NULL,
     -- Why it was done in spite of errors.
     despite TEXT,
     -- JSON.
     findings TEXT NOT NULL
   ) STRICT;`,
  `-- What customers asked of brands about their rights, with the brands' replies, JSON.
   CREATE TABLE rights (
     customer TEXT NOT NULL REFERENCES customers (name),
     id TEXT NOT NULL,
     kept TEXT NOT NULL,
     PRIMARY KEY (customer, id)
   ) STRICT;`,
  `-- Files to which commands wrote what the brand keeps of customers, so that an erasure finds them.
   CREATE TABLE copies (
     file TEXT PRIMARY KEY
   ) STRICT;`,
  `-- Which vault a customer has, and how far this device knows it, so that an old file is found out.
   CREATE TABLE vaults (
     customer TEXT PRIMARY KEY REFERENCES customers (name),
     id TEXT NOT NULL,
     counter INTEGER NOT NULL,
     hash TEXT NOT NULL,
     key TEXT NOT NULL
   ) STRICT;`,
];

/** Brings a database's tables up to date. Throws `DecdpError` for one that a later version has changed. */
export function migrate(database: DatabaseSync): void {
  if (versionOf(database) === migrations.length) return;
  // Another command may be at it, too.
  database.exec("BEGIN IMMEDIATE");
  const version = versionOf(database);
  if (version > migrations.length) {
    throw new DecdpError(
      `The state is of version ${version}; this command line knows ${migrations.length}.`,
      {
        hint: "Take the version of DeCDP that wrote it, or a later one.",
      },
    );
  }
  for (const step of migrations.slice(version)) database.exec(step);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()!.user_version);
}
