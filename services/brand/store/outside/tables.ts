import type { Migration } from "../../../shared/database/migrate.ts";

/**
 * What goes out to the brand's own stack. `campaign_settings` say how a campaign's segments may be shown; a `use` is a
 * segment that was handed out for a page. A `name` is the brand's own name for a customer, encrypted, for what is sent to
 * targets. A `target` is an address outside, which gets something from its approval on; a `delivery` is what is on its way
 * there, and a `copy` is a segment that is known there. Erasures are asked for by the brand's privacy software. `position`
 * is that of the log of changes; times of uses and copies are Unix seconds, of deliveries milliseconds.
 */
export const outside: Migration = [
  `create table campaign_settings (
    campaign text primary key,
    control_one_in integer not null default 0,
    frequency_cap text,
    quiet_hours text
  )`,
  `create table uses (
    subject text not null,
    campaign text not null,
    nullifier text not null,
    at bigint not null
  )`,
  "create index uses_of_subject on uses (subject, campaign, at)",
  "create index uses_by_time on uses (at)",
  "create table names (customer_id text primary key, sealed text not null, forget_at bigint)",
  "create index names_by_end on names (forget_at)",
  `create table targets (
    target text primary key,
    kind text not null,
    url text not null,
    sealed_secrets text not null,
    campaigns text,
    created_at bigint not null,
    approved_by text,
    approved_at bigint,
    position bigint not null default 0,
    urgent_position bigint not null default 0,
    filled_to text
  )`,
  `create table deliveries (
    target text not null references targets on delete cascade,
    item text not null,
    subject text not null,
    customer_id text not null,
    position bigint not null,
    is_urgent boolean not null,
    event text,
    state text not null default 'waiting',
    tries integer not null default 0,
    not_before bigint not null default 0,
    in_flight_until bigint not null default 0,
    failure text,
    primary key (target, item)
  )`,
  "create index deliveries_due on deliveries (target, state, is_urgent desc, position)",
  "create index deliveries_of_subject on deliveries (subject)",
  `create table copies (
    target text not null references targets on delete cascade,
    customer_id text not null,
    campaign text not null,
    subject text not null,
    sent_at bigint not null,
    primary key (target, customer_id, campaign)
  )`,
  "create index copies_of_subject on copies (subject)",
  `create table erasure_requests (
    id text primary key,
    customer_id text not null,
    state text not null,
    received_at bigint not null,
    due_at bigint not null,
    erased text not null default '[]',
    remains text not null default '[]',
    callbacks text not null,
    digest text not null
  )`,
  "create index erasure_requests_open on erasure_requests (state)",
];
