// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Answer, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {IConsentRegistry, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {IIssuerRegistry, SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {CampaignId, IssuerId, TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {LoyaltyToken} from "../../../contracts/LoyaltyToken.sol";
import {Requests} from "../models/Requests.sol";
import {VerifierSuite} from "./VerifierSuite.sol";

/// @title The whole protocol, one brand, one issuer and one subject
abstract contract CampaignsSuite is VerifierSuite {
    uint96 internal constant REWARD = 10;
    uint32 internal constant PERIOD = 30 days;
    uint32 internal constant ANSWERS_PER_PERIOD = 2;
    uint32 internal constant NOTICE = 3 days;
    uint256 internal constant SUPPLY = 1_000_000;
    uint256 internal constant ROOT = 11;
    uint256 internal constant SCHEMA = 42;
    /// Of an open campaign.
    uint256 internal constant OPEN_SEGMENT = 1;

    address internal constant BRAND = address(0xB4A2D);
    address internal constant SUBJECT = address(0x5B7EC7);
    address internal constant STRANGER = address(0x57A2);
    address internal constant PAIRING = address(8);
    address internal constant DEPLOYER = address(0xDEC0DE00);

    IIssuerRegistry internal issuerRegistry;
    IConsentRegistry internal consentRegistry;
    ICampaigns internal campaigns;
    LoyaltyToken internal token;
    TermsId internal terms;
    IssuerId internal issuer;

    function _deployProtocol() internal {
        vm.warp(START);
        _deployTables();
        issuerRegistry = IIssuerRegistry(_deploy("contracts/IssuerRegistry.sol:IssuerRegistry", ""));
        consentRegistry = IConsentRegistry(_deploy("contracts/ConsentRegistry.sol:ConsentRegistry", ""));
        // At the address that the proofs in answers.json are made for.
        campaigns = _deployCampaigns(DEPLOYER);
        verifier = campaigns.verifier();
        token = new LoyaltyToken("Points", "PTS", address(this));
        token.mint(BRAND, SUPPLY);

        vm.startPrank(BRAND);
        terms = consentRegistry.publishTerms("terms", "ipfs://terms");
        token.approve(address(campaigns), SUPPLY);
        vm.stopPrank();
        issuer = issuerRegistry.register(SourceKind.BankAccount, 1 hours, 1 hours, "");
        issuerRegistry.publishRoot(issuer, ROOT, "", 0, 0);
    }

    function _deployCampaigns(address deployer) internal returns (ICampaigns) {
        bytes memory others = abi.encode(issuerRegistry, consentRegistry, tableA, tableB);
        // Reading the code is a call, too, and takes no part in the prank.
        bytes memory code = bytes.concat(vm.getCode("contracts/Campaigns.sol:Campaigns"), others);
        vm.prank(deployer);
        return ICampaigns(_create(code));
    }

    /// @notice A well-formed open campaign of the brand.
    function _parameters() internal view returns (CampaignParameters memory parameters) {
        parameters.terms = terms;
        parameters.schema = SCHEMA;
        parameters.rules = Requests.everyone();
        parameters.issuers = new IssuerId[](1);
        parameters.issuers[0] = issuer;
        parameters.token = IERC20(address(token));
        parameters.reward = REWARD;
        parameters.periodLength = PERIOD;
        parameters.answersPerPeriod = ANSWERS_PER_PERIOD;
        parameters.notice = NOTICE;
    }

    function _open(CampaignParameters memory parameters) internal returns (CampaignId) {
        vm.prank(BRAND);
        return campaigns.openCampaign(parameters);
    }

    function _fund(CampaignId id, uint256 amount) internal {
        vm.prank(BRAND);
        campaigns.fund(id, BRAND, amount);
    }

    function _consent(address subject) internal {
        vm.prank(subject);
        consentRegistry.consent(terms, START + 365 days, WORDS);
    }

    /// @notice An answer that lacks only a proof, at `START`.
    function _answer(CampaignId id, uint256 nullifier) internal view returns (Answer memory answer) {
        answer.campaign = id;
        answer.nullifier = nullifier;
        answer.sealedSegment = OPEN_SEGMENT;
        answer.subject = SUBJECT;
        answer.issuer = issuer;
        answer.root = ROOT;
        answer.validAt = START + 1 days;
    }

    function _settle(Answer memory answer) internal {
        campaigns.settle(answer);
    }

    /// @notice From here on every proof holds, for tests of what comes after one.
    function _acceptAnyProof() internal {
        vm.mockCall(PAIRING, "", abi.encode(uint256(1)));
    }

    function _available(CampaignId id) internal view returns (uint256) {
        return campaigns.campaignOf(id).available;
    }
}
