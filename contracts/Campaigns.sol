// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {BatchSettlement} from "./campaigns/BatchSettlement.sol";
import {Brands} from "./campaigns/Brands.sol";
import {CampaignRecords} from "./campaigns/CampaignRecords.sol";
import {Claims} from "./campaigns/Claims.sol";
import {Settlement} from "./campaigns/Settlement.sol";
import {IConsentRegistry} from "./interfaces/IConsentRegistry.sol";
import {IIssuerRegistry} from "./interfaces/IIssuerRegistry.sol";

/// @title Campaigns: requests, escrow, answers and claims
/// @notice `multicall` makes many calls, such as claims, in one transaction; if one reverts, all do.
contract Campaigns is Brands, Settlement, BatchSettlement, Claims, Multicall {
    /// @param tableA Deployed `AnswerKeyTableA`.
    /// @param tableB Deployed `AnswerKeyTableB`.
    constructor(
        IIssuerRegistry issuerRegistry_,
        IConsentRegistry consentRegistry_,
        address tableA,
        address tableB
    ) CampaignRecords(issuerRegistry_, consentRegistry_, tableA, tableB) EIP712("DeCDP Campaigns", "1") {}
}
