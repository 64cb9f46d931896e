import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** The protocol: the verifying key's tables, both registries, and the campaigns, which make verifier and relay. */
export default buildModule("DeCDP", (module) => {
  const tableA = module.contract("AnswerKeyTableA");
  const tableB = module.contract("AnswerKeyTableB");
  const issuerRegistry = module.contract("IssuerRegistry");
  const consentRegistry = module.contract("ConsentRegistry");
  const campaigns = module.contract("Campaigns", [issuerRegistry, consentRegistry, tableA, tableB]);
  const verifier = module.contractAt("AnswerVerifier", module.staticCall(campaigns, "verifier"));
  const relay = module.contractAt("Relay", module.staticCall(campaigns, "relay"));
  return { verifier, issuerRegistry, consentRegistry, campaigns, relay };
});
