import type { Migration, Migrations } from "../../shared/database/migrate.ts";

/**
 * The first tables. `answers` and `messages` say what customers asked for and what became of it; a `work` is
 * what is to happen at one nonce; its `transactions` are signed forms of it, of which at most one can be mined.
 */
const firstTables: Migration = [
  `create table if not exists works (
    id integer primary key generated always as identity,
    nonce integer not null,
    kind text not null,
    destination text not null,
    data text not null,
    gas text not null,
    state text not null default 'open',
    made_at timestamptz not null default now()
  )`,
  "create index if not exists works_open on works (nonce) where state = 'open'",
  `create table if not exists transactions (
    hash text primary key,
    work integer not null references works,
    raw text not null,
    fee text not null,
    priority_fee text not null,
    block integer not null
  )`,
  "create index if not exists transactions_of_work on transactions (work)",
  `create table if not exists messages (
    id text primary key,
    kind text not null,
    body text not null,
    state text not null default 'queued',
    reason text,
    work integer references works,
    reverts integer not null default 0,
    hash text,
    received_at timestamptz not null default now()
  )`,
  "create index if not exists messages_waiting on messages (kind, received_at) where state = 'queued'",
  "create index if not exists messages_of_work on messages (work)",
  `create table if not exists answers (
    id text primary key,
    chain integer not null,
    campaigns text not null,
    campaign text not null,
    nullifier text not null,
    body text not null,
    consent text references messages,
    state text not null default 'queued',
    reason text,
    work integer references works,
    reverts integer not null default 0,
    hash text,
    received_at timestamptz not null default now(),
    unique (chain, campaigns, campaign, nullifier)
  )`,
  "create index if not exists answers_waiting on answers (received_at) where state = 'queued'",
  "create index if not exists answers_of_work on answers (work)",
];

/** Ids of chains go beyond 2^31. */
const largeChainIds: Migration = ["alter table answers alter column chain type bigint"];

/** How the relayer's tables came to be. A database from before migrations has the first tables already. */
export const relayerMigrations: Migrations = {
  service: "relayer",
  migrations: [firstTables, largeChainIds],
};
