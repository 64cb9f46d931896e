// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {IConsentRegistry, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {IssuerId, TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";

/// @notice Answers whose proofs hold and that are refused all the same: for consent, issuer, root or time.
contract SettlementRefusalsTest is SettlementSuite {
    function setUp() public {
        _openCampaigns();
    }

    /// @custom:property A-7
    function test_WithoutConsentNothingIsSettled() public {
        Answer memory answer = _proved("aliceForErin");
        _assertProvedButRefused(answer, ICampaigns.ConsentNotLive.selector);
        _consent(_account("erin"));
        _assertSettles(answer);
    }

    /// @custom:property A-7
    function test_AWithdrawalEndsAnswersAtOnce() public {
        Answer memory answer = _proved("alice");
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        _withdraw("alice");
        _assertProvedButRefused(answer, ICampaigns.ConsentNotLive.selector);
    }

    function test_AWithdrawalOfOneCustomerLeavesOthersAlone() public {
        _withdraw("alice");
        _assertSettles(_proved("bob"));
    }

    /// @custom:property A-7
    function test_NobodyBringsAWithdrawnConsentBack() public {
        Answer memory answer = _proved("alice");
        SignedConsent memory old = _signedConsent("alice");
        vm.warp(START + 1);
        _withdraw("alice");
        vm.warp(START + 2);
        vm.expectRevert();
        _settleWithConsent(answer, old);
        _assertProvedButRefused(answer, ICampaigns.ConsentNotLive.selector);
    }

    /// @dev A withdrawal ends the consent, not the proofs: whoever agrees again is taken at their word.
    /// @custom:property A-8
    function test_AProofFromBeforeAWithdrawalCountsAfterANewConsent() public {
        Answer memory answer = _proved("alice");
        _withdraw("alice");
        _assertProvedButRefused(answer, ICampaigns.ConsentNotLive.selector);
        vm.warp(START + 1);
        _consent(_account("alice"));
        _assertSettles(answer);
    }

    /// @custom:property A-7
    function test_AConsentThatHasRunOutDoesNotCount() public {
        Answer memory answer = _proved("bob");
        vm.warp(START + 1);
        vm.prank(_account("bob"));
        consentRegistry.consent(terms, START + 1 days, WORDS);
        vm.warp(START + 1 days - 1);
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        vm.warp(START + 1 days);
        _assertProvedButRefused(answer, ICampaigns.ConsentNotLive.selector);
    }

    /// @custom:property A-9
    function test_AnswersComeWithTheirConsent() public {
        _withdraw("alice");
        vm.warp(START + 1);
        _settleWithConsent(_proved("alice"), _signedConsent("alice"));
        vm.assertTrue(consentRegistry.isConsentLive(_account("alice"), terms));
        vm.assertEq(_available(OPEN), BUDGET - REWARD);
    }

    /// @dev Somebody copies the consent out of the pending transaction and submits it first.
    /// @custom:property A-9
    function test_AConsentThatIsOnRecordAlreadyDoesNotStopItsAnswer() public {
        _withdraw("alice");
        vm.warp(START + 1);
        SignedConsent memory signed = _signedConsent("alice");
        vm.prank(STRANGER);
        consentRegistry.consentBySignature(signed);
        _settleWithConsent(_proved("alice"), signed);
        vm.assertEq(_available(OPEN), BUDGET - REWARD);
    }

    /// @dev The customer agreed again after the answer was packed; what `quote` says holds.
    /// @custom:property A-18
    function test_AnOlderConsentDoesNotStopAnAnswerWhereANewerOneIsLive() public {
        Answer memory answer = _proved("alice");
        SignedConsent memory older = _signedConsent("alice");
        vm.warp(START + 1);
        _consent(_account("alice"));
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        _settleWithConsent(answer, older);
        vm.assertEq(consentRegistry.consentOf(_account("alice"), terms).signedAt, START + 1);
        vm.assertEq(_available(OPEN), BUDGET - REWARD);
    }

    /// @dev Whatever is wrong with it: dated ahead, run out, signed by somebody else, for other terms.
    /// @custom:property A-18
    function test_AConsentThatCannotBeRecordedDoesNotStopAnAnswerWhereOneIsLive() public {
        Answer memory answer = _proved("alice");
        uint256 state = vm.snapshotState();
        for (uint256 kind = 0; kind < 4; ++kind) {
            SignedConsent memory signed = _signedConsent("alice");
            if (kind == 0) signed.signedAt = START + 1;
            if (kind == 1) signed.until = START;
            if (kind == 2) signed.signature[0] ^= 0x01;
            if (kind == 3) signed.terms = TermsId.wrap(keccak256("other"));
            _settleWithConsent(answer, signed);
            vm.assertEq(_available(OPEN), BUDGET - REWARD);
            vm.revertToState(state);
            state = vm.snapshotState();
        }
    }

    /// @custom:property A-18
    function test_WithoutALiveConsentTheReasonIsThatOfTheOneThatCameAlong() public {
        Answer memory answer = _proved("alice");
        SignedConsent memory older = _signedConsent("alice");
        vm.warp(START + 1);
        _withdraw("alice");
        bytes memory failure = abi.encodeWithSelector(
            IConsentRegistry.ConsentOutdated.selector,
            START,
            START,
            START + 1
        );
        vm.expectRevert(failure);
        _settleWithConsent(answer, older);
    }

    /// @custom:property A-18
    function test_ANewerConsentIsRecordedAlthoughOneIsLive() public {
        vm.warp(START + 1);
        _settleWithConsent(_proved("alice"), _signedConsent("alice"));
        vm.assertEq(consentRegistry.consentOf(_account("alice"), terms).signedAt, START + 1);
    }

    /// @custom:property A-9
    function test_ARefusedAnswerLeavesNoConsentBehind() public {
        _withdraw("alice");
        vm.warp(START + 1);
        SignedConsent memory signed = _signedConsent("alice");
        Answer memory answer = _proved("alice");
        answer.nullifier += 1;
        vm.expectRevert(ICampaigns.ProofInvalid.selector);
        _settleWithConsent(answer, signed);
        vm.assertFalse(consentRegistry.isConsentLive(_account("alice"), terms));
    }

    /// @custom:property A-7
    function test_AnotherCustomersConsentDoesNotCount() public {
        _withdraw("alice");
        vm.warp(START + 1);
        SignedConsent memory signed = _signedConsent("bob");
        Answer memory answer = _proved("alice");
        vm.expectRevert(ICampaigns.ConsentNotLive.selector);
        _settleWithConsent(answer, signed);
    }

    /// @custom:property A-10
    function test_AnIssuerThatTheCampaignDoesNotListIsRefused() public {
        _assertProvedButRefused(_proved("dave"), ICampaigns.IssuerNotAccepted.selector);
        _assertSettles(_proved("sealedDave"));
    }

    /// @custom:property A-10
    function test_ACopiedRootOfAnUnlistedIssuerIsRefused() public {
        IssuerId copier = issuerRegistry.register(SourceKind.BankAccount, 1 hours, 0, "");
        issuerRegistry.publishRoot(copier, firstRoot, "", 4, 0);
        Answer memory answer = _proved("alice");
        answer.issuer = copier;
        _assertProvedButRefused(answer, ICampaigns.IssuerNotAccepted.selector);
    }

    /// @dev A campaign trusts each issuer on its list for every root that it publishes, copied ones included.
    /// @custom:property A-11
    function test_ACopiedRootOfAListedIssuerOutlivesTheFirstIssuersRevocation() public {
        vm.warp(START + 1 hours);
        issuerRegistry.publishRoot(secondIssuer, firstRoot, "", 4, 0);
        issuerRegistry.revokeRoot(firstIssuer, firstRoot);
        Answer memory answer = _proved("sealedAlice");
        _assertProvedButRefused(answer, ICampaigns.RootNotLive.selector);
        answer.issuer = secondIssuer;
        _assertSettles(answer);
    }

    /// @custom:property A-12
    function test_AReplacedRootCountsUntilTheLastSecondOfItsGrace() public {
        vm.warp(START + 2 hours);
        issuerRegistry.publishRoot(firstIssuer, nextRoot, "", 5, 0);
        vm.warp(START + 3 hours);
        _assertSettles(_proved("alice"));
        vm.warp(START + 3 hours + 1);
        _assertProvedButRefused(_proved("bob"), ICampaigns.RootNotLive.selector);
        _assertSettles(_proved("bobUnderNextRoot"));
    }

    /// @dev A revoked card is in the roots before the one that leaves it out.
    /// @custom:property R-8
    function test_AllRootsBeforeTheCurrentOneEndAnswersAtOnce() public {
        vm.warp(START + 1 hours);
        issuerRegistry.publishRoot(firstIssuer, nextRoot, "", 5, 0);
        vm.assertEq(bytes32(campaigns.quote(_proved("alice"))), bytes32(0));
        issuerRegistry.revokeRootsBefore(firstIssuer, START + 1 hours);
        _assertProvedButRefused(_proved("alice"), ICampaigns.RootNotLive.selector);
        _assertSettles(_proved("bobUnderNextRoot"));
    }

    /// @custom:property Q-11
    function test_AnIssuerThatWasRemovedCountsUntilTheNoticeEnds() public {
        vm.prank(BRAND);
        campaigns.removeIssuer(OPEN, firstIssuer);
        Answer memory late = _proved("bobInThreeDays");
        _assertSettles(_proved("alice"));
        vm.warp(START + NOTICE - 1);
        vm.assertEq(bytes32(campaigns.quote(late)), bytes32(0));
        vm.warp(START + NOTICE);
        _assertProvedButRefused(late, ICampaigns.IssuerNotAccepted.selector);
    }

    /// @custom:property A-12
    function test_ARootDoesNotCountBeforeItIsPublished() public {
        _assertProvedButRefused(_proved("bobUnderNextRoot"), ICampaigns.RootNotLive.selector);
    }

    /// @custom:property R-7
    function test_ARevokedRootEndsAnswersAtOnce() public {
        _assertSettles(_proved("alice"));
        issuerRegistry.revokeRoot(firstIssuer, firstRoot);
        _assertProvedButRefused(_proved("bob"), ICampaigns.RootNotLive.selector);
    }

    /// @custom:property R-7
    function test_ARootRevokedWithinItsGraceEndsAnswersAtOnce() public {
        vm.warp(START + 1 hours);
        issuerRegistry.publishRoot(firstIssuer, nextRoot, "", 5, 0);
        issuerRegistry.revokeRoot(firstIssuer, firstRoot);
        _assertProvedButRefused(_proved("bob"), ICampaigns.RootNotLive.selector);
        _assertSettles(_proved("bobUnderNextRoot"));
    }

    /// @custom:property Q-8
    function test_ValidAtZeroIsRefused() public {
        _assertProvedButRefused(_proved("bobValidAtZero"), ICampaigns.ValidAtOutOfRange.selector);
    }

    /// @custom:property Q-8
    function test_ValidAtOffMidnightIsRefused() public {
        _assertProvedButRefused(_proved("bobOffMidnight"), ICampaigns.ValidAtOutOfRange.selector);
    }

    /// @custom:property Q-8
    function test_ValidAtIsRefusedFromItsNextSecondOn() public {
        Answer memory answer = _proved("bob");
        vm.warp(START + 1 days);
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        vm.warp(START + 1 days + 1);
        _assertProvedButRefused(answer, ICampaigns.ValidAtOutOfRange.selector);
    }

    /// @custom:property Q-8
    function test_ValidAtIsRefusedUntilItIsTwoDaysAhead() public {
        Answer memory answer = _proved("bobInThreeDays");
        vm.warp(START + 1 days - 1);
        _assertProvedButRefused(answer, ICampaigns.ValidAtOutOfRange.selector);
        vm.warp(START + 1 days);
        _assertSettles(answer);
    }

    function _withdraw(string memory name) private {
        vm.prank(_account(name));
        consentRegistry.withdraw(terms);
    }
}
