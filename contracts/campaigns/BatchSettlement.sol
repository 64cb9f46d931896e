// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupAnswer} from "../interfaces/IAnswerVerifier.sol";
import {AnswerGroup, Campaign, ICampaigns} from "../interfaces/ICampaigns.sol";
import {AnswerBatch, Batch} from "../libraries/AnswerBatch.sol";
import {AnswerProof} from "../libraries/AnswerProof.sol";
import {Acceptance} from "./Acceptance.sol";

/// @title Settling many answers at once
abstract contract BatchSettlement is Acceptance {
    // Of a call of `settleBatch`: selector, place and number of the groups; for each of these its place, six
    // words and the number of its answers; for each of these eleven words.
    uint256 private constant CALL_SIZE = 0x44;
    uint256 private constant GROUP_SIZE = 0x100;
    uint256 private constant ANSWER_SIZE = 0x160;

    /// @inheritdoc ICampaigns
    function settleBatch(AnswerGroup[] calldata groups) external returns (uint256 settled) {
        uint256 answers;
        for (uint256 g = 0; g < groups.length; ++g) answers += groups[g].answers.length;
        require(answers != 0, NoAnswers());
        uint256 size = CALL_SIZE + groups.length * GROUP_SIZE + answers * ANSWER_SIZE;
        require(msg.data.length == size, CalldataSizeWrong(msg.data.length, size));

        Batch memory batch = AnswerBatch.create(answers, groups.length);
        for (uint256 g = 0; g < groups.length; ++g) _settleGroup(groups[g], batch);
        require(batch.answers == 0 || AnswerBatch.holds(batch), ProofInvalid());
        return batch.answers;
    }

    /// @dev Records the acceptable answers of a group and adds them to the batch. If a proof of the batch
    /// fails, all of it is undone.
    function _settleGroup(AnswerGroup calldata group, Batch memory batch) private {
        bytes4 reason = _refusalOfGroup(
            group.campaign,
            group.issuer,
            group.root,
            group.period,
            group.validAt
        );
        Campaign storage campaign = _campaigns[group.campaign];
        if (reason == 0 && campaign.isSealed && msg.sender != campaign.settler) reason = NotSettler.selector;
        if (reason != 0) {
            for (uint256 i = 0; i < group.answers.length; ++i) _skip(group, group.answers[i], reason);
            return;
        }

        _enterPeriod(group.campaign);
        Room memory room = _roomOf(group.campaign);
        AnswerBatch.addGroup(batch, campaign.folded, group.root);
        for (uint256 i = 0; i < group.answers.length; ++i) {
            GroupAnswer calldata answer = group.answers[i];
            reason = _refusalOfAnswer(
                room,
                group.campaign,
                answer.nullifier,
                answer.sealedSegment,
                answer.subject
            );
            if (reason != 0) {
                _skip(group, answer, reason);
                continue;
            }
            _record(
                room,
                group.campaign,
                answer.nullifier,
                answer.sealedSegment,
                answer.subject,
                group.root,
                group.period,
                group.validAt
            );
            AnswerBatch.addAnswer(
                batch,
                answer.proof,
                answer.nullifier,
                answer.sealedSegment,
                AnswerProof.subjectAndTime(answer.subject, group.validAt)
            );
        }
        _charge(group.campaign, room);
    }

    function _skip(AnswerGroup calldata group, GroupAnswer calldata answer, bytes4 reason) private {
        emit AnswerSkipped(group.campaign, answer.nullifier, answer.subject, reason);
    }
}
