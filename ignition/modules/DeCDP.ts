import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** The protocol: the verifying key's tables, the verifier, both registries and the campaigns. */
export default buildModule("DeCDP", (module) => {
  const tableA = module.contract("AnswerKeyTableA");
  const tableB = module.contract("AnswerKeyTableB");
  const verifier = module.contract("AnswerVerifier", [tableA, tableB]);
  const issuerRegistry = module.contract("IssuerRegistry");
  const consentRegistry = module.contract("ConsentRegistry");
  const campaigns = module.contract("Campaigns", [issuerRegistry, consentRegistry, verifier]);
  return { verifier, issuerRegistry, consentRegistry, campaigns };
});
