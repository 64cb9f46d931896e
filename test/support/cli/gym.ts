/** What a brand and an issuer write, for the tests of the command line. */
export const schema = {
  name: "test/person/1",
  attributes: [{ name: "age", unit: "years", offset: 0, scale: 1 }],
};

export const terms = {
  brand: "Gym \u001b[2J",
  purpose: "a course",
  channel: "e-mail",
  dataCategories: ["age"],
  recipients: ["Gym"],
  storage: "at Gym",
  retention: "90 days",
  level: 1,
  lawfulBasis: "consent",
  meaningOfNo: "nothing changes",
};

export const campaign = {
  name: "course",
  schema: "schema.json",
  issuers: ["vault"],
  rules: [{ attribute: "age", atLeast: 18 }],
  reward: "2",
  answersPerPeriod: 10,
  notice: "1 day",
};
