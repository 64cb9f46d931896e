// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupAnswer} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {AnswerGroup, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {CampaignId, IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {CrowdSuite} from "../../support/suites/CrowdSuite.sol";
import {Vm} from "../../support/models/Vm.sol";

/// @notice Every reason for which an answer of a batch is skipped, and what a batch must look like.
contract SettlementBatchSkipsTest is CrowdSuite {
    AnswerGroup private group;

    function setUp() public {
        _openCrowd(1);
        AnswerGroup memory crowd = _crowd(4);
        _consentAll(crowd);
        group.campaign = crowd.campaign;
        group.issuer = crowd.issuer;
        group.root = crowd.root;
        group.validAt = crowd.validAt;
        for (uint256 i = 0; i < 4; ++i) group.answers.push(crowd.answers[i]);
    }

    /// @custom:property B-5
    function test_AnUnknownCampaignIsSkipped() public {
        group.campaign = CampaignId.wrap(9);
        _assertAllSkipped(ICampaigns.CampaignUnknown.selector);
    }

    /// @custom:property B-5
    function test_AClosedCampaignIsSkipped() public {
        vm.prank(BRAND);
        campaigns.close(FIRST);
        vm.warp(START + NOTICE);
        _assertAllSkipped(ICampaigns.CampaignClosed.selector);
    }

    /// @custom:property B-5
    function test_AnotherPeriodIsSkipped() public {
        group.period = 1;
        _assertAllSkipped(ICampaigns.PeriodNotCurrent.selector);
    }

    /// @custom:property B-5
    function test_ADayOutOfRangeIsSkipped() public {
        group.validAt = VALID_AT + 1;
        _assertAllSkipped(ICampaigns.ValidAtOutOfRange.selector);
        group.validAt = VALID_AT + 2 days;
        _assertAllSkipped(ICampaigns.ValidAtOutOfRange.selector);
        group.validAt = START - 1 days;
        _assertAllSkipped(ICampaigns.ValidAtOutOfRange.selector);
    }

    /// @custom:property B-5
    function test_AnIssuerThatIsNotListedIsSkipped() public {
        group.issuer = issuer;
        group.root = ROOT;
        _assertAllSkipped(ICampaigns.IssuerNotAccepted.selector);
    }

    /// @custom:property B-5
    function test_ARevokedRootIsSkipped() public {
        issuerRegistry.revokeRoot(CROWD_ISSUER, group.root);
        _assertAllSkipped(ICampaigns.RootNotLive.selector);
    }

    /// @custom:property B-5
    function test_AnotherChainIsSkipped() public {
        vm.chainId(1);
        _assertAllSkipped(ICampaigns.WrongChain.selector);
    }

    function test_AnswersBeyondTheBudgetAreSkipped() public {
        _openFunded(100, 3 * REWARD - 1);
        _acceptAnyProof();
        _assertSettledThenSkipped(2, ICampaigns.BudgetExhausted.selector);
    }

    function test_AnswersBeyondThePeriodsNumberAreSkipped() public {
        _openFunded(3, 100 * REWARD);
        _acceptAnyProof();
        _assertSettledThenSkipped(3, ICampaigns.PeriodBudgetExhausted.selector);
    }

    function test_IfBudgetAndPeriodEndTogetherTheBudgetIsTheReason() public {
        _openFunded(3, 3 * REWARD);
        _acceptAnyProof();
        _assertSettledThenSkipped(3, ICampaigns.BudgetExhausted.selector);
    }

    /// @custom:property B-5
    function test_AnUnknownSegmentInAnOpenCampaignIsSkipped() public {
        group.answers[3].sealedSegment += 5;
        _assertSettledThenSkipped(3, ICampaigns.SealedSegmentUnknown.selector);
    }

    /// @dev Whoever is not the brand's settler has no way to submit many answers to a sealed campaign.
    function test_ASealedCampaignIsForItsSettler() public {
        CampaignParameters memory parameters = _crowdParameters();
        parameters.isSealed = true;
        parameters.settler = STRANGER;
        group.campaign = _open(parameters);
        _fund(group.campaign, 100 * REWARD);
        _assertAllSkipped(ICampaigns.NotSettler.selector);
        group.period = 1;
        _assertAllSkipped(ICampaigns.PeriodNotCurrent.selector);
        group.period = 0;
        _acceptAnyProof();
        group.answers[0].sealedSegment = 77;
        vm.prank(STRANGER);
        vm.assertEq(campaigns.settleBatch(_only(group)), 4);
    }

    /// @custom:property A-14
    function test_ABatchOfNothingButSkipsDoesNotEnterThePeriod() public {
        CampaignParameters memory parameters = _crowdParameters();
        parameters.periodLength = 1 days;
        group.campaign = _open(parameters);
        vm.warp(START + 1 days);
        group.period = 1;
        bytes32 before = keccak256(abi.encode(campaigns.campaignOf(group.campaign)));
        _assertAllSkipped(ICampaigns.BudgetExhausted.selector);
        vm.assertEq(keccak256(abi.encode(campaigns.campaignOf(group.campaign))), before);
    }

    /// @dev The folded point of the campaign moves on with its period.
    function test_ABatchBeginsANewPeriod() public {
        CampaignParameters memory parameters = _crowdParameters();
        parameters.periodLength = 1 days;
        parameters.answersPerPeriod = 3;
        group.campaign = _open(parameters);
        _fund(group.campaign, 100 * REWARD);
        _acceptAnyProof();
        _assertSettledThenSkipped(3, ICampaigns.PeriodBudgetExhausted.selector);
        vm.warp(START + 1 days);
        group.period = 1;
        for (uint256 i = 0; i < 4; ++i) group.answers[i].nullifier += 1;
        GroupAnswer memory first = group.answers[0];
        vm.expectEmit(address(campaigns));
        emit ICampaigns.AnswerSettled(
            group.campaign,
            first.subject,
            first.nullifier,
            1,
            first.sealedSegment,
            VALID_AT
        );
        _assertSettledThenSkipped(3, ICampaigns.PeriodBudgetExhausted.selector);
        vm.assertEq(campaigns.campaignOf(group.campaign).period, 1);
        vm.assertEq(campaigns.campaignOf(group.campaign).answersInPeriod, 3);
        bytes32 folded = keccak256(abi.encode(campaigns.campaignOf(group.campaign).folded));
        vm.assertEq(folded, keccak256(abi.encode(campaigns.foldedPoint(group.campaign, 1))));
    }

    /// @dev The list of reasons and the check without jumps that stands for it in a batch agree.
    /// @custom:property B-5
    function test_AnAnswerIsSettledExactlyIfItIsQuotedSo(uint256 seed) public {
        _acceptAnyProof();
        group.answers[0].nullifier = 5;
        group.answers[1].nullifier = seed % 2 == 0 ? 5 : 6;
        if ((seed >> 1) % 2 == 0) group.answers[1].subject = STRANGER;
        if ((seed >> 2) % 2 == 0) group.answers[1].sealedSegment = (seed >> 5) % 7;
        if ((seed >> 3) % 2 == 0) _openFunded(100, REWARD);
        if ((seed >> 4) % 2 == 0) _openFunded(1, 100 * REWARD);
        campaigns.settle(_single(group, 0));
        bytes4 reason = campaigns.quote(_single(group, 1));
        group.answers[0] = group.answers[1];
        group.answers.pop();
        group.answers.pop();
        group.answers.pop();
        vm.recordLogs();
        vm.assertEq(campaigns.settleBatch(_only(group)), reason == 0 ? 1 : 0);
        if (reason != 0) _assertReason(vm.getRecordedLogs()[0], reason);
    }

    /// @custom:property B-7
    function test_ABatchWithoutAnswersIsRefused() public {
        vm.expectRevert(ICampaigns.NoAnswers.selector);
        campaigns.settleBatch(new AnswerGroup[](0));
        vm.expectRevert(ICampaigns.NoAnswers.selector);
        campaigns.settleBatch(new AnswerGroup[](3));
    }

    function test_AGroupWithoutAnswersIsNoHindrance() public {
        AnswerGroup[] memory groups = new AnswerGroup[](3);
        (groups[0], groups[1], groups[2]) = (group, group, group);
        delete groups[1].answers;
        delete groups[2].answers;
        groups[2].campaign = CampaignId.wrap(0);
        vm.assertEq(campaigns.settleBatch(groups), 4);
    }

    /// @custom:property B-7
    function test_CalldataOfAnotherSizeIsRefused(uint256 seed) public {
        bytes memory data = abi.encodeCall(ICampaigns.settleBatch, (_only(group)));
        _assertSizeMatters(data, seed);
        _assertSizeMatters(abi.encodeCall(ICampaigns.settle, (_single(group, 0))), seed);
    }

    /// @custom:property B-7
    function test_ASubjectWithMoreThanAnAddressIsRefused() public {
        bytes memory data = abi.encodeCall(ICampaigns.settleBatch, (_only(group)));
        // Selector; offset and number of answer groups; the group's offset, six words and number of answers; then
        // the ten words before the subject.
        uint256 offset = 4 + 0x20 * (2 + 1 + 6 + 1 + 10);
        vm.assertEq(uint256(uint8(data[offset + 12])), uint256(uint8(bytes20(group.answers[0].subject)[0])));
        data[offset + 11] = 0x01;
        (bool success, bytes memory failure) = address(campaigns).call(data);
        vm.assertFalse(success);
        vm.assertTrue(bytes4(failure) == ICampaigns.SubjectInvalid.selector);
    }

    function _assertSizeMatters(bytes memory data, uint256 seed) private {
        uint256 state = vm.snapshotState();
        bytes memory longer = bytes.concat(data, new bytes(_within(seed, 1, 64)));
        (bool success, ) = address(campaigns).call(longer);
        vm.assertFalse(success);
        uint256 length = data.length;
        uint256 shorter = length - _within(seed, 1, length - 4);
        assembly ("memory-safe") {
            mstore(data, shorter)
        }
        (success, ) = address(campaigns).call(data);
        vm.assertFalse(success);
        assembly ("memory-safe") {
            mstore(data, length)
        }
        (success, ) = address(campaigns).call(data);
        vm.assertTrue(success);
        vm.revertToState(state);
    }

    function _openFunded(uint32 answersPerPeriod, uint256 budget) private {
        CampaignParameters memory parameters = _crowdParameters();
        parameters.answersPerPeriod = answersPerPeriod;
        group.campaign = _open(parameters);
        _fund(group.campaign, budget);
    }

    function _assertAllSkipped(bytes4 reason) private {
        _assertSettledThenSkipped(0, reason);
    }

    function _assertSettledThenSkipped(uint256 settled, bytes4 reason) private {
        vm.recordLogs();
        vm.assertEq(campaigns.settleBatch(_only(group)), settled);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 4);
        for (uint256 i = settled; i < 4; ++i) _assertReason(logs[i], reason);
    }

    function _assertReason(Vm.Log memory log, bytes4 reason) private pure {
        (, bytes4 given) = abi.decode(log.data, (uint256, bytes4));
        vm.assertEq(bytes32(given), bytes32(reason));
    }
}
