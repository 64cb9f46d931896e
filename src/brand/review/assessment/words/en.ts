import type { AssessmentWords } from "./words.ts";

const list = new Intl.ListFormat("en");

export const english: AssessmentWords = {
  title: (campaign) => `Impact assessment of "${campaign}": a draft`,
  draftNote:
    "Made of the terms, the rules and the model of the campaign. What a person has to judge is left open at the end.",

  needHeading: "Is an assessment needed?",
  needed: "Yes: two or more of the authorities' nine criteria are met (guidelines WP 248).",
  notNeeded:
    "Fewer than two of the authorities' nine criteria are met (guidelines WP 248). Keep this as the reason.",
  criteria: {
    evaluation: "People are evaluated or put into groups.",
    automatedDecision: "Machines alone decide with significant effects.",
    monitoring: "People are asked again and again.",
    sensitive: "There are special categories of data.",
    largeScale: "It is on a large scale.",
    matching: "Data of several sources are brought together.",
    vulnerable: "Minors may be among those who are asked.",
    newTechnology: "The technology is new: proofs without knowledge, and a public chain.",
    preventsService: "It can keep people from a service or a contract.",
  },

  processingHeading: "What is done",
  controller: (name, contact) => `Controller: ${name} (${contact}).`,
  purpose: (purpose, channel) => `Purpose: ${purpose}. Channel: ${channel}.`,
  asked: (attributes) => `A proof is made from: ${list.format(attributes)}.`,
  told: (groups) =>
    `The brand learns one thing: in which of ${groups} groups a customer is, group 0 included.`,
  onDevice: "The details themselves stay on the customer's device. The brand gets neither them nor a copy.",
  recipients: (names) => `Recipients besides the brand: ${list.format(names)}.`,
  kept: (answers, evidence) => `Answers are kept: ${answers}. Evidence of consent is kept: ${evidence}.`,
  scale: (answers) => `Up to ${answers} answers are paid.`,

  necessityHeading: "Necessity and proportionality",
  basis: (basis) => `Lawful basis: ${basis}.`,
  allUsed: "Every detail that is asked for is used by the rules or the model.",
  notUsed: (attributes) => `Asked for and not used: ${list.format(attributes)}. Take them out.`,
  freeNo: (withheld) =>
    withheld.length === 0
      ? "A no costs nothing."
      : `After a no a customer does not get: ${list.format(withheld)}.`,
  paid: (reward, cap) => `An answer is paid ${reward}, whatever it says; undue would be more than ${cap}.`,

  risksHeading: "Risks for customers, and what is done about them",
  risks: {
    special: [
      "Special categories of data or inferences of them.",
      "Do without them: this software is not made for them.",
    ],
    significant: [
      "A machine alone decides something that matters.",
      "A person looks at it again on request; the logic is shown before the customer agrees.",
    ],
    minors: ["Minors may agree to what they do not overlook.", "Raise the minimum age to 18."],
    open: [
      "Groups are readable on the chain by everybody, beside a pseudonym.",
      "Seal the answers, so that only the brand can read them.",
    ],
    narrow: [
      "One answer leaves so few values of a detail that it is nearly known.",
      "Make the ranges wider. Customers' software refuses such requests by itself.",
    ],
    together: [
      "Together with an earlier answer, so few values of a detail are left that it is nearly known.",
      "Make the ranges wider, or forget the earlier answers first. Customers' software keeps a ledger and refuses.",
    ],
    price: [
      "Prices depend on the answer, so a no can become expensive.",
      "Whoever says no pays the general price with every general discount; the price says that it was personalised.",
    ],
    pressure: [
      "The reward can press people who need the money.",
      "Pay less; the cap is what the brand calls undue.",
    ],
    passedOn: [
      "Answers reach others who use them for themselves.",
      "Separate terms and consent for each recipient.",
    ],
    transfer: [
      "Something leaves the European Economic Area.",
      "Only what the terms name leaves it, under the safeguard that they name.",
    ],
    slowStop: [
      "A withdrawal takes effect only after more than a day.",
      "Stop at once; the chain tells within minutes.",
    ],
    profiling: [
      "People are told apart by a score, and may not know why.",
      "Each customer reads how the group is worked out, from the same rules and model as the proof, before agreeing.",
    ],
    forever: [
      "The chain does not forget: consents, proofs and sealed groups stay, under a pseudonym for each brand.",
      "The pseudonym is used for no other brand; erasing the link to the person leaves nobody who could restore it.",
    ],
  },
  left: (attribute, after, all) =>
    all === undefined
      ? `${attribute}: nobody said how many values are plausible, so nobody can say how many are left.`
      : `${attribute}: at least ${after} of ${all} values are left.`,

  rightsHeading: "Rights of customers",
  stop: (within) =>
    `A withdrawal takes two taps and takes effect within: ${within}. What was earned is kept.`,
  contest: (contact) => `A person looks at a group again: ${contact}.`,
  noContact: "The terms name no person who looks at a group again.",
  complain: (authority) => `Complaints go to: ${authority}.`,

  conclusionHeading: "To be decided by people",
  toFill: [
    "Views of customers or their representatives (art. 35(9)):",
    "Advice of the data protection officer (art. 35(2)):",
    "Risks that remain, and whether the authority must be asked (art. 36):",
    "Decision, name and date:",
  ],
};
