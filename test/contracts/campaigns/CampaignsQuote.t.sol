// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {CampaignId, IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {CampaignsSuite} from "../../support/suites/CampaignsSuite.sol";

/// @notice Reasons for which an answer is refused, as far as they come before a proof.
contract CampaignsQuoteTest is CampaignsSuite {
    uint256 private constant NULLIFIER = 7;

    CampaignId private campaign;

    function setUp() public {
        _deployProtocol();
        campaign = _open(_parameters());
    }

    /// @dev Starts with an answer that has everything wrong and puts right one thing after the other.
    /// @custom:property Q-7
    function test_ReasonsComeInOrder() public {
        Answer memory answer;
        answer.period = 1;
        answer.nullifier = NULLIFIER;
        answer.subject = SUBJECT;
        _assertRefused(answer, ICampaigns.CampaignUnknown.selector);
        answer.campaign = campaign;
        _assertRefused(answer, ICampaigns.PeriodNotCurrent.selector);
        answer.period = 0;
        _assertRefused(answer, ICampaigns.ValidAtOutOfRange.selector);
        answer.validAt = START + 1 days;
        _assertRefused(answer, ICampaigns.IssuerNotAccepted.selector);
        answer.issuer = issuer;
        _assertRefused(answer, ICampaigns.RootNotLive.selector);
        answer.root = ROOT;
        _assertRefused(answer, ICampaigns.ConsentNotLive.selector);
        _consent(SUBJECT);
        _assertRefused(answer, ICampaigns.BudgetExhausted.selector);
        _fund(campaign, REWARD);
        answer.sealedSegment = 5;
        _assertRefused(answer, ICampaigns.SealedSegmentUnknown.selector);
        answer.sealedSegment = OPEN_SEGMENT;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-6
    function test_AGarbageProofIsRefusedOnceAllElseHolds(uint256[8] calldata words) public {
        Answer memory answer = _complete();
        answer.proof.a = [words[0], words[1]];
        answer.proof.b = [[words[2], words[3]], [words[4], words[5]]];
        answer.proof.c = [words[6], words[7]];
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        vm.assertEq(_available(campaign), 10 * REWARD);
    }

    function test_AnAcceptedAnswerHasNoReason() public {
        Answer memory answer = _complete();
        _acceptAnyProof();
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
        _settle(answer);
        vm.assertEq(_available(campaign), 9 * REWARD);
    }

    function test_ASpentNullifierIsRefused() public {
        Answer memory answer = _complete();
        _acceptAnyProof();
        _settle(answer);
        _assertRefused(answer, ICampaigns.NullifierSpent.selector);
        answer.subject = STRANGER;
        _consent(STRANGER);
        _assertRefused(answer, ICampaigns.NullifierSpent.selector);
    }

    function test_TheBudgetOfAPeriodIsKept() public {
        _complete();
        _acceptAnyProof();
        _settle(_answer(campaign, 1));
        _settle(_answer(campaign, 2));
        vm.assertEq(campaigns.answersLeft(campaign), 0);
        Answer memory third = _answer(campaign, 3);
        _assertRefused(third, ICampaigns.PeriodBudgetExhausted.selector);

        vm.warp(START + PERIOD);
        vm.assertEq(campaigns.answersLeft(campaign), ANSWERS_PER_PERIOD);
        (third.period, third.validAt) = (1, START + PERIOD);
        _settle(third);
        vm.assertEq(campaigns.answersLeft(campaign), ANSWERS_PER_PERIOD - 1);
    }

    function test_TheLastRewardOfTheBudgetIsPaid() public {
        _consent(SUBJECT);
        _fund(campaign, 2 * REWARD - 1);
        _acceptAnyProof();
        _settle(_answer(campaign, 1));
        _assertRefused(_answer(campaign, 2), ICampaigns.BudgetExhausted.selector);
    }

    function test_AnswersAreAcceptedUntilTheEnd() public {
        Answer memory answer = _complete();
        _acceptAnyProof();
        vm.prank(BRAND);
        campaigns.close(campaign);
        vm.warp(START + NOTICE - 1);
        answer.validAt = START + NOTICE;
        _assertAccepted(answer);
        vm.warp(START + NOTICE);
        _assertRefused(answer, ICampaigns.CampaignClosed.selector);
    }

    /// @custom:property Q-8
    function test_ValidAtIsAMidnightFromNowToTwoDaysAhead() public {
        Answer memory answer = _complete();
        _acceptAnyProof();
        answer.validAt = START;
        _assertAccepted(answer);
        answer.validAt = START + 2 days;
        _assertAccepted(answer);
        answer.validAt = START + 3 days;
        _assertRefused(answer, ICampaigns.ValidAtOutOfRange.selector);
        answer.validAt = START + 1 days + 1;
        _assertRefused(answer, ICampaigns.ValidAtOutOfRange.selector);
        answer.validAt = START - 1 days;
        _assertRefused(answer, ICampaigns.ValidAtOutOfRange.selector);

        vm.warp(START + 1);
        answer.validAt = START;
        _assertRefused(answer, ICampaigns.ValidAtOutOfRange.selector);
        answer.validAt = START + 2 days;
        _assertAccepted(answer);
    }

    function test_ARootCountsOnlyUnderItsOwnIssuer() public {
        IssuerId stranger = issuerRegistry.register(SourceKind.BankAccount, 1 hours, 0, "");
        issuerRegistry.publishRoot(stranger, 22, "", 0, 0);
        Answer memory answer = _complete();
        answer.root = 22;
        _assertRefused(answer, ICampaigns.RootNotLive.selector);
        answer.issuer = stranger;
        _assertRefused(answer, ICampaigns.IssuerNotAccepted.selector);
    }

    function test_ARevokedRootIsRefusedAtOnce() public {
        Answer memory answer = _complete();
        issuerRegistry.revokeRoot(issuer, ROOT);
        _assertRefused(answer, ICampaigns.RootNotLive.selector);
    }

    function test_AWithdrawalEndsAnswersAtOnce() public {
        Answer memory answer = _complete();
        vm.prank(SUBJECT);
        consentRegistry.withdraw(terms);
        _assertRefused(answer, ICampaigns.ConsentNotLive.selector);
    }

    /// @custom:property A-7
    function test_AConsentToOtherTermsOfTheBrandDoesNotCount() public {
        Answer memory answer = _answer(campaign, NULLIFIER);
        vm.prank(BRAND);
        terms = consentRegistry.publishTerms("other", "");
        _consent(SUBJECT);
        _assertRefused(answer, ICampaigns.ConsentNotLive.selector);
    }

    /// @custom:property S-6
    function test_NobodyAnswersForTheZeroAddress() public {
        Answer memory answer = _complete();
        answer.subject = address(0);
        _assertRefused(answer, ICampaigns.ConsentNotLive.selector);
    }

    /// @custom:property Q-9
    function test_PeriodsChangeOnTheSecond() public {
        vm.assertEq(campaigns.currentPeriod(campaign), 0);
        vm.warp(START + PERIOD - 1);
        vm.assertEq(campaigns.currentPeriod(campaign), 0);
        vm.warp(START + PERIOD);
        vm.assertEq(campaigns.currentPeriod(campaign), 1);
        vm.warp(START + 7 * PERIOD - 1);
        vm.assertEq(campaigns.currentPeriod(campaign), 6);
    }

    /// @custom:property Q-9
    function test_ACampaignWithoutPeriodsStaysInTheFirst(uint40 time) public {
        CampaignParameters memory parameters = _parameters();
        parameters.periodLength = 0;
        CampaignId id = _open(parameters);
        vm.warp(_within(time, START, type(uint40).max));
        vm.assertEq(campaigns.currentPeriod(id), 0);
    }

    function test_CurrentPeriodRefusesAnUnknownCampaign() public {
        vm.expectRevert(ICampaigns.CampaignUnknown.selector);
        campaigns.currentPeriod(CampaignId.wrap(99));
    }

    /// @dev Everything but a proof.
    function _complete() private returns (Answer memory) {
        _consent(SUBJECT);
        _fund(campaign, 10 * REWARD);
        return _answer(campaign, NULLIFIER);
    }

    function _assertAccepted(Answer memory answer) private view {
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(0));
    }

    function _assertRefused(Answer memory answer, bytes4 reason) private {
        vm.assertEq(bytes32(campaigns.quote(answer)), bytes32(reason));
        vm.expectRevert(reason);
        _settle(answer);
    }
}
