// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerSignals} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {Answer, CampaignParameters, SignedTicket} from "../../../contracts/interfaces/ICampaigns.sol";
import {SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {CampaignId, IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {Model, Rules} from "../../../contracts/libraries/Request.sol";
import {CampaignsSuite} from "./CampaignsSuite.sol";
import {TypedData} from "../models/TypedData.sol";

/// @title Three campaigns with budgets, and customers who have consented and whose answers have real proofs
/// @notice The answers come from answers.json, by name; scripts/answers/plan.ts says how each was made.
abstract contract SettlementSuite is CampaignsSuite {
    /// Open and sealed: once for each secret. Monthly: open, in periods of 30 days, two answers in each.
    CampaignId internal constant OPEN = CampaignId.wrap(1);
    CampaignId internal constant SEALED = CampaignId.wrap(2);
    CampaignId internal constant MONTHLY = CampaignId.wrap(3);
    /// Of each campaign: one unit short of a fourth reward.
    uint256 internal constant BUDGET = 4 * REWARD - 1;
    uint40 internal constant CONSENT_END = START + 365 days;

    /// Its customers are alice, with two secrets, bob and carol; it publishes `first`, later `next`.
    IssuerId internal firstIssuer;
    /// Its customer is dave. The open campaign does not list it, the sealed one does.
    IssuerId internal secondIssuer;
    uint256 internal firstRoot;
    uint256 internal nextRoot;
    address internal settler;

    function _openCampaigns() internal {
        _deployProtocol();
        _publishRoots();
        settler = _account("settler");
        CampaignParameters memory parameters = _provedParameters();
        _open(parameters);

        parameters.isSealed = true;
        parameters.settler = settler;
        parameters.issuers = new IssuerId[](2);
        (parameters.issuers[0], parameters.issuers[1]) = (firstIssuer, secondIssuer);
        _open(parameters);

        parameters = _provedParameters();
        parameters.periodLength = PERIOD;
        parameters.answersPerPeriod = ANSWERS_PER_PERIOD;
        _open(parameters);

        _fundAll();
        _consentAll();
    }

    function _publishRoots() internal {
        string memory json = _fixture();
        vm.assertEq(address(campaigns), vm.parseJsonAddress(json, ".campaigns"));
        vm.assertEq(verifier.keyHash(), vm.parseJsonBytes32(json, ".keyHash"), "another key");
        firstIssuer = issuerRegistry.register(SourceKind.BankAccount, 1 hours, 1 hours, "");
        secondIssuer = issuerRegistry.register(SourceKind.DataVault, 1 hours, 0, "");
        firstRoot = vm.parseJsonUint(json, ".roots.first");
        nextRoot = vm.parseJsonUint(json, ".roots.next");
        issuerRegistry.publishRoot(firstIssuer, firstRoot, "", 4, 0);
        issuerRegistry.publishRoot(secondIssuer, vm.parseJsonUint(json, ".roots.second"), "", 1, 0);
    }

    /// @notice An open campaign with the request that the answers are about.
    function _provedParameters() internal returns (CampaignParameters memory parameters) {
        string memory json = _fixture();
        parameters = _parameters();
        parameters.schema = vm.parseJsonUint(json, ".schema");
        parameters.rules = abi.decode(vm.parseJsonBytes(json, ".encodedRules"), (Rules));
        Model memory model = abi.decode(vm.parseJsonBytes(json, ".encodedModel"), (Model));
        parameters.model = campaigns.registerModel(model);
        parameters.issuers[0] = firstIssuer;
        parameters.periodLength = 0;
        parameters.answersPerPeriod = 100;
    }

    function _fundAll() internal {
        _fund(OPEN, BUDGET);
        _fund(SEALED, BUDGET);
        _fund(MONTHLY, BUDGET);
    }

    function _consentAll() internal {
        _consent(_account("alice"));
        _consent(_account("bob"));
        _consent(_account("carol"));
        _consent(_account("dave"));
    }

    function _fixture() internal view returns (string memory) {
        return vm.readFile("test/vectors/answers.json");
    }

    function _proved(string memory name) internal view returns (Answer memory) {
        string memory key = string.concat(".answers.", name);
        return abi.decode(vm.parseJsonBytes(_fixture(), key), (Answer));
    }

    function _key(string memory name) internal pure returns (uint256) {
        return uint256(keccak256(bytes(name)));
    }

    function _account(string memory name) internal pure returns (address) {
        return vm.addr(_key(name));
    }

    function _sign(string memory name, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_key(name), digest);
        return abi.encodePacked(r, s, v);
    }

    /// @notice A consent to the campaigns' terms, signed now.
    function _signedConsent(string memory name) internal view returns (SignedConsent memory signed) {
        signed.subject = _account(name);
        signed.terms = terms;
        signed.until = CONSENT_END;
        signed.signedAt = uint40(block.timestamp);
        signed.words = WORDS;
        return _signConsent(name, signed);
    }

    function _signConsent(
        string memory name,
        SignedConsent memory signed
    ) internal view returns (SignedConsent memory) {
        signed.signature = _sign(name, TypedData.consent(address(consentRegistry), signed));
        return signed;
    }

    /// @notice A day's ticket for an answer whose segment is sealed with the key of a name.
    function _signedTicket(
        Answer memory answer,
        string memory sealedFor
    ) internal view returns (SignedTicket memory signed) {
        string memory key = string.concat(".sealedValues.", sealedFor);
        uint256[] memory values = vm.parseJsonUintArray(_fixture(), key);
        for (uint256 i = 0; i < 5; ++i) signed.sealedValues[i] = values[i];
        signed.expiry = uint40(block.timestamp) + 1 days;
        _signTicket(signed, answer, "settler");
    }

    function _signTicket(
        SignedTicket memory signed,
        Answer memory answer,
        string memory signer
    ) internal view {
        signed.signature = _sign(signer, TypedData.ticket(address(campaigns), answer, signed));
    }

    function _signClaim(
        string memory name,
        CampaignId id,
        uint256 nullifier,
        address payee,
        uint40 deadline
    ) internal view returns (bytes memory) {
        return _sign(name, TypedData.claim(address(campaigns), id, nullifier, payee, deadline));
    }

    function _settleWithTicket(Answer memory answer, SignedTicket memory ticket) internal {
        SignedConsent memory none;
        campaigns.settleWith(answer, none, ticket);
    }

    function _settleWithConsent(Answer memory answer, SignedConsent memory signed) internal {
        SignedTicket memory none;
        campaigns.settleWith(answer, signed, none);
    }

    function _settleAsSettler(Answer memory answer) internal {
        vm.prank(settler);
        campaigns.settle(answer);
    }

    /// @notice The answer is quoted as acceptable, settled and charged to its campaign.
    function _assertSettles(Answer memory answer) internal {
        uint256 before = _available(answer.campaign);
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0), "refused by quote");
        _settleAsSettler(answer);
        vm.assertEq(_available(answer.campaign), before - REWARD, "available");
        vm.assertEq(campaigns.answerOf(answer.campaign, answer.nullifier).subject, answer.subject);
    }

    /// @notice `quote` gives the reason and `settle` reverts with it, whoever submits.
    function _assertRefused(Answer memory answer, bytes4 reason) internal {
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(reason), "reason");
        vm.expectRevert(reason);
        campaigns.settle(answer);
        vm.expectRevert(reason);
        _settleAsSettler(answer);
    }

    /// @notice Refused for the reason, although the proof itself holds: nothing else is wrong with it.
    function _assertProvedButRefused(Answer memory answer, bytes4 reason) internal {
        vm.assertTrue(_isProven(answer), "the proof does not hold");
        _assertRefused(answer, reason);
    }

    function _isProven(Answer memory answer) internal view returns (bool) {
        AnswerSignals memory signals = AnswerSignals(
            answer.nullifier,
            answer.sealedSegment,
            answer.subject,
            answer.root,
            answer.validAt
        );
        return verifier.verify(campaigns.foldedPoint(answer.campaign, answer.period), answer.proof, signals);
    }
}
