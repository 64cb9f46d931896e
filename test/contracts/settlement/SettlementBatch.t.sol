// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerGroup, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {GroupAnswer} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {CrowdSuite} from "../../support/suites/CrowdSuite.sol";
import {Vm} from "../../support/models/Vm.sol";

/// @notice Batches of answers with real proofs: what is settled, what is skipped and what undoes all.
contract SettlementBatchTest is CrowdSuite {
    bytes32 private constant SETTLED = keccak256(
        "AnswerSettled(uint256,address,uint256,uint32,uint256,uint40)"
    );
    bytes32 private constant SKIPPED = keccak256("AnswerSkipped(uint256,address,uint256,bytes4)");

    function setUp() public {
        _openCrowd(8);
    }

    /// @custom:property B-4
    function test_AllAnswersOfABatchAreSettledAndCharged() public {
        AnswerGroup memory group = _crowd(9);
        _consentAll(group);
        uint256 before = _available(FIRST);
        vm.recordLogs();
        vm.assertEq(campaigns.settleBatch(_only(group)), 9);
        Vm.Log[] memory logs = vm.getRecordedLogs();

        vm.assertEq(logs.length, 9);
        vm.assertEq(_available(FIRST), before - 9 * REWARD);
        vm.assertEq(campaigns.campaignOf(FIRST).answersInPeriod, 9);
        for (uint256 i = 0; i < 9; ++i) _assertSettled(group, i, logs[i]);
    }

    /// @dev The same storage and the same event, whether alone or in a batch.
    /// @custom:property B-4
    function test_ABatchOfOneIsAsOneAlone() public {
        AnswerGroup memory group = _crowd(1);
        _consentAll(group);
        uint256 state = vm.snapshotState();
        vm.recordLogs();
        campaigns.settle(_single(group, 0));
        Vm.Log memory alone = vm.getRecordedLogs()[0];
        bytes memory stateAlone = _stateOf(group);

        vm.revertToState(state);
        vm.recordLogs();
        campaigns.settleBatch(_only(group));
        Vm.Log memory inBatch = vm.getRecordedLogs()[0];
        vm.assertEq(keccak256(abi.encode(alone)), keccak256(abi.encode(inBatch)));
        vm.assertEq(keccak256(stateAlone), keccak256(_stateOf(group)));
    }

    /// @custom:property B-5
    function test_Of128OneWithdrawnOneTwiceAndOneSpentAreSkippedAndTheRestSettled() public {
        AnswerGroup memory group = _crowd(128);
        _consentAll(group);
        vm.prank(group.answers[5].subject);
        vm.warp(START + 1);
        consentRegistry.withdraw(terms);
        campaigns.settle(_single(group, 70));
        group.answers[127] = group.answers[31];

        uint256 before = _available(FIRST);
        vm.recordLogs();
        vm.assertEq(campaigns.settleBatch(_only(group)), 125);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 128);
        vm.assertEq(_available(FIRST), before - 125 * REWARD);
        _assertSkipped(logs[5], group.answers[5], ICampaigns.ConsentNotLive.selector);
        _assertSkipped(logs[70], group.answers[70], ICampaigns.NullifierSpent.selector);
        _assertSkipped(logs[127], group.answers[31], ICampaigns.NullifierSpent.selector);
        vm.assertEq(campaigns.answerOf(FIRST, group.answers[5].nullifier).subject, address(0));
    }

    /// @custom:property B-8
    function test_AnswersOfManyCampaignsAndIssuersAreSettledTogether() public {
        AnswerGroup[] memory groups = _groupsByIssuer(8);
        _consentAll(groups);
        vm.assertEq(campaigns.settleBatch(groups), 128);
        for (uint256 id = 1; id <= 8; ++id) {
            vm.assertEq(campaigns.campaignOf(CampaignId.wrap(id)).answersInPeriod, 16);
        }
    }

    /// @custom:property B-8
    function test_GroupsInAnyOrderAreSettled() public {
        AnswerGroup[] memory groups = _groupsByIssuer(3);
        _consentAll(groups);
        (groups[0], groups[7]) = (groups[7], groups[0]);
        (groups[2], groups[11]) = (groups[11], groups[2]);
        vm.assertEq(campaigns.settleBatch(groups), 48);
    }

    /// @dev The day belongs to the answer group: with another day, every proof of the group is wrong.
    /// @custom:property B-6
    function test_OneProofThatFailsUndoesTheBatch() public {
        AnswerGroup[] memory groups = _groupsByIssuer(1);
        _consentAll(groups);
        uint256 before = _available(FIRST);
        groups[3].answers[2].proof.c = groups[3].answers[1].proof.c;
        vm.expectRevert(ICampaigns.ProofInvalid.selector);
        campaigns.settleBatch(groups);
        vm.assertEq(_available(FIRST), before);
        vm.assertEq(campaigns.answerOf(FIRST, groups[0].answers[0].nullifier).subject, address(0));

        groups = _groupsByIssuer(1);
        groups[1].validAt += 1 days;
        vm.expectRevert(ICampaigns.ProofInvalid.selector);
        campaigns.settleBatch(groups);
    }

    function test_AProofThatFailsIsRefusedEvenAlone() public {
        AnswerGroup memory group = _crowd(1);
        _consentAll(group);
        group.answers[0].proof.c = _crowd(2).answers[1].proof.c;
        vm.expectRevert(ICampaigns.ProofInvalid.selector);
        campaigns.settleBatch(_only(group));
    }

    /// @dev An answer that is skipped is not looked at any further, so that its proof does not matter.
    /// @custom:property B-6
    function test_TheProofOfASkippedAnswerDoesNotCount() public {
        AnswerGroup memory group = _crowd(3);
        _consent(group.answers[0].subject);
        _consent(group.answers[2].subject);
        group.answers[1].proof.a[0] = 0;
        vm.assertEq(campaigns.settleBatch(_only(group)), 2);
    }

    function test_ABatchInWhichAllAreSkippedSettlesNothing() public {
        AnswerGroup memory group = _crowd(3);
        vm.recordLogs();
        vm.assertEq(campaigns.settleBatch(_only(group)), 0);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 3);
        for (uint256 i = 0; i < 3; ++i) {
            _assertSkipped(logs[i], group.answers[i], ICampaigns.ConsentNotLive.selector);
        }
    }

    /// @custom:property B-4
    function test_TheRewardOfABatchIsClaimedAsAnyOther() public {
        AnswerGroup memory group = _crowd(2);
        _consentAll(group);
        campaigns.settleBatch(_only(group));
        vm.prank(group.answers[1].subject);
        campaigns.claim(FIRST, group.answers[1].nullifier, STRANGER);
        vm.assertEq(token.balanceOf(STRANGER), REWARD);
        vm.assertTrue(campaigns.answerOf(FIRST, group.answers[1].nullifier).claimed);
        vm.assertFalse(campaigns.answerOf(FIRST, group.answers[0].nullifier).claimed);
    }

    function _assertSettled(AnswerGroup memory group, uint256 index, Vm.Log memory log) private view {
        GroupAnswer memory answer = group.answers[index];
        vm.assertEq(campaigns.answerOf(FIRST, answer.nullifier).subject, answer.subject);
        vm.assertEq(log.topics[0], SETTLED);
        vm.assertEq(log.topics[1], bytes32(CampaignId.unwrap(FIRST)));
        vm.assertEq(log.topics[2], bytes32(uint256(uint160(answer.subject))));
        bytes memory data = abi.encode(answer.nullifier, group.period, answer.sealedSegment, group.validAt);
        vm.assertEq(keccak256(log.data), keccak256(data));
    }

    function _assertSkipped(Vm.Log memory log, GroupAnswer memory answer, bytes4 reason) private pure {
        vm.assertEq(log.topics[0], SKIPPED);
        vm.assertEq(log.topics[2], bytes32(uint256(uint160(answer.subject))));
        vm.assertEq(keccak256(log.data), keccak256(abi.encode(answer.nullifier, reason)));
    }

    function _stateOf(AnswerGroup memory group) private view returns (bytes memory) {
        return
            abi.encode(
                campaigns.campaignOf(group.campaign),
                campaigns.answerOf(group.campaign, group.answers[0].nullifier)
            );
    }
}
