import type { CampaignPlan } from "./campaigns.ts";
import {
  courseRequest,
  fullRequest,
  memberRequest,
  newsRequest,
  nosyRequest,
  oneClauseRequest,
  savingsRequest,
} from "./requests.ts";
import {
  courseTerms,
  largestTerms,
  memberTerms,
  newsTerms,
  nosyTerms,
  savingsTerms,
  smallestTerms,
} from "./terms.ts";

const DAY = 24 * 60 * 60;
const MONTH = 30 * DAY;

/** The three campaigns of the main job. */
export const coursePlan: CampaignPlan = {
  name: "evening course",
  text: courseTerms,
  request: courseRequest,
  isSealed: false,
  periodLength: 0,
  reward: 2,
  retention: 90 * DAY,
  answers: 40,
};

export const savingsPlan: CampaignPlan = {
  name: "savings plan",
  text: savingsTerms,
  request: savingsRequest,
  isSealed: true,
  periodLength: 0,
  reward: 5,
  retention: 180 * DAY,
  answers: 40,
};

export const memberPlan: CampaignPlan = {
  name: "member offers",
  text: memberTerms,
  request: memberRequest,
  isSealed: true,
  periodLength: MONTH,
  reward: 1,
  retention: MONTH,
  answers: 80,
};

/** Two campaigns for the customer with an agent: one that the settings answer every month, one that they refuse. */
export const newsPlan: CampaignPlan = {
  ...coursePlan,
  name: "events of the month",
  text: newsTerms,
  request: newsRequest,
  periodLength: MONTH,
  reward: 1,
  answers: 4,
};

export const nosyPlan: CampaignPlan = {
  ...newsPlan,
  name: "exact age",
  text: nosyTerms,
  request: nosyRequest,
};

/** Two campaigns that differ in little but the size of their request, to compare gas. */
export const smallestPlan: CampaignPlan = {
  ...coursePlan,
  name: "smallest request",
  text: smallestTerms,
  request: oneClauseRequest,
  reward: 1,
  answers: 2,
};

export const largestPlan: CampaignPlan = {
  ...smallestPlan,
  name: "largest request",
  text: largestTerms,
  request: fullRequest,
};
