// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, CampaignParameters, SignedTicket} from "../../../contracts/interfaces/ICampaigns.sol";
import {SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {Model, Rules} from "../../../contracts/libraries/Request.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";
import {TypedData} from "../../support/models/TypedData.sol";

/// @notice What each kind of step costs as a transaction of its own, data included; kept in
/// snapshots/gas.json ("npm run gas").
/// hardhat-config: isolate = true
/// @custom:property A-16
contract SettlementGasTest is SettlementSuite {
    uint256 private constant SETTLE_LIMIT = 300_000;
    uint256 private constant CONSENT_LIMIT = 60_000;
    uint256 private constant WITHDRAWAL_LIMIT = 40_000;

    function setUp() public {
        _openCampaigns();
    }

    function test_SettleOpen() public {
        campaigns.settle(_proved("alice"));
        vm.assertLe(_measure("settle, open campaign"), SETTLE_LIMIT);
    }

    function test_SettleSealed() public {
        _settleAsSettler(_proved("sealedAlice"));
        vm.assertLe(_measure("settle, sealed campaign"), SETTLE_LIMIT);
    }

    function test_SettleFirstOfAPeriod() public {
        vm.warp(START + PERIOD);
        campaigns.settle(_proved("secondMonthAlice"));
        _measure("settle, first answer of a period");
    }

    function test_SettleWithConsent() public {
        Answer memory answer = _proved("aliceForErin");
        SignedConsent memory signed = _signedConsent("erin");
        _settleWithConsent(answer, signed);
        _measure("settle with a first consent");
    }

    function test_SettleWithTicket() public {
        Answer memory answer = _proved("sealedAlice");
        SignedTicket memory ticket = _signedTicket(answer, "alice");
        _settleWithTicket(answer, ticket);
        _measure("settle with a ticket");
    }

    function test_Consent() public {
        vm.prank(_account("erin"));
        consentRegistry.consent(terms, CONSENT_END, WORDS);
        vm.assertLe(_measure("consent"), CONSENT_LIMIT);
    }

    function test_ConsentBySignature() public {
        SignedConsent memory signed = _signedConsent("erin");
        consentRegistry.consentBySignature(signed);
        vm.assertLe(_measure("consent by signature"), CONSENT_LIMIT);
    }

    function test_Withdraw() public {
        vm.prank(_account("alice"));
        consentRegistry.withdraw(terms);
        vm.assertLe(_measure("withdraw"), WITHDRAWAL_LIMIT);
    }

    function test_WithdrawBySignature() public {
        address alice = _account("alice");
        bytes32 digest = TypedData.withdrawal(address(consentRegistry), alice, terms, START);
        bytes memory signature = _sign("alice", digest);
        consentRegistry.withdrawBySignature(alice, terms, START, signature);
        vm.assertLe(_measure("withdraw by signature"), WITHDRAWAL_LIMIT);
    }

    function test_Claim() public {
        Answer memory answer = _proved("alice");
        campaigns.settle(answer);
        vm.prank(answer.subject);
        campaigns.claim(OPEN, answer.nullifier, STRANGER);
        _measure("claim");
    }

    function test_ClaimBySignature() public {
        Answer memory answer = _proved("alice");
        campaigns.settle(answer);
        bytes memory signature = _signClaim("alice", OPEN, answer.nullifier, STRANGER, START);
        campaigns.claimBySignature(OPEN, answer.nullifier, STRANGER, START, signature);
        _measure("claim by signature");
    }

    /// @dev Eight bins in each of 16 features.
    function test_RegisterModel() public {
        Model memory model = abi.decode(_vector("[8].encodedModel"), (Model));
        campaigns.registerModel(model);
        _measure("register a full model");
    }

    /// @dev Eight clauses, each in all clause groups.
    function test_OpenCampaign() public {
        CampaignParameters memory parameters = _provedParameters();
        parameters.rules = abi.decode(_vector("[5].encodedRules"), (Rules));
        vm.prank(BRAND);
        campaigns.openCampaign(parameters);
        _measure("open a campaign with full rules and a model");
    }

    function test_Fund() public {
        vm.prank(BRAND);
        campaigns.fund(OPEN, BRAND, REWARD);
        _measure("fund");
    }

    function test_PublishRoot() public {
        vm.warp(START + 1 hours);
        issuerRegistry.publishRoot(firstIssuer, nextRoot, "", 5, 0);
        _measure("publish the next root");
    }

    function _measure(string memory step) private returns (uint256 gas) {
        return vm.snapshotGasLastCall("gas", step);
    }

    function _vector(string memory path) private view returns (bytes memory) {
        string memory json = vm.readFile("test/vectors/requests.json");
        return vm.parseJsonBytes(json, string.concat(".requests", path));
    }
}
