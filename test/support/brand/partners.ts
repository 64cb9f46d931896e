import type { Partner } from "../../../src/brand/partners/partnerTerms.ts";

/** A partner against whom nothing speaks. */
export const fjell: Partner = {
  party: {
    name: "Fjell Sport AS",
    address: "Storgata 1, 9008 Tromsø",
    country: "NO",
    contact: "mailto:hello@fjell.example",
  },
  places: [{ place: "NO" }],
  retention: "30 days",
  stopsWithin: "1 minute",
  channel: "email",
  adds: "It sells tents and skis, which you do not.",
};

/** One that stores abroad, keeps for long and stops late. */
export const havn: Partner = {
  party: {
    name: "Havn Travel Inc",
    address: "1 Pier, Boston",
    country: "US",
    contact: "mailto:hello@havn.example",
  },
  places: [{ place: "US", safeguard: "eu-gdpr:A46-2-c" }],
  retention: "2 years",
  stopsWithin: "3 days",
  channel: "email",
  adds: "It sells journeys to where your products are used.",
};
