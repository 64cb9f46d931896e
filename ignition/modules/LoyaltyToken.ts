import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** A token in which a brand pays its rewards. The brand, who may create tokens, is the deployer unless given. */
export default buildModule("LoyaltyToken", (module) => {
  const name = module.getParameter("name", "Loyalty points");
  const symbol = module.getParameter("symbol", "POINT");
  const brand = module.getParameter("brand", module.getAccount(0));
  const loyaltyToken = module.contract("LoyaltyToken", [name, symbol, brand]);
  return { loyaltyToken };
});
