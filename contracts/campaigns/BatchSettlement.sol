// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupAnswer} from "../interfaces/IAnswerVerifier.sol";
import {AnswerGroup, Campaign, ICampaigns} from "../interfaces/ICampaigns.sol";
import {IConsentRegistry} from "../interfaces/IConsentRegistry.sol";
import {AnswerBatch, Batch} from "../libraries/AnswerBatch.sol";
import {AnswerProof} from "../libraries/AnswerProof.sol";
import {OpenSegment} from "../libraries/OpenSegment.sol";
import {CampaignId, TermsId} from "../libraries/Identifiers.sol";
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
        Campaign storage campaign = _campaigns[group.campaign];
        bytes4 reason = _refusalOfGroup(
            group.campaign,
            group.issuer,
            group.root,
            group.period,
            group.validAt
        );
        if (reason == 0 && campaign.isSealed && msg.sender != campaign.settler) reason = NotSettler.selector;
        if (reason != 0) {
            for (uint256 i = 0; i < group.answers.length; ++i)
                _skip(group.campaign, group.answers[i], reason);
            return;
        }
        _enterPeriod(group.campaign);
        AnswerBatch.openGroup(batch, campaign.folded, group.root);
        _settleAnswers(group, batch);
    }

    /// @dev What runs once for each answer is kept short: words are read and written where they are.
    function _settleAnswers(AnswerGroup calldata group, Batch memory batch) private {
        Room memory room = _roomOf(group.campaign);
        mapping(uint256 nullifier => uint256) storage settled = _answers[group.campaign];
        uint256 consents = _areConsentsLive(room.terms, group.answers);
        uint256 answersLeft = room.answersLeft;
        uint256 position = batch.end;
        (uint256 answer, uint256 end) = _placesOf(group.answers);
        // Of the event, and in the batch.
        bytes memory data = abi.encode(0, group.period, 0, group.validAt);
        bytes32 topic = AnswerSettled.selector;
        CampaignId id = group.campaign;
        uint256 time = AnswerProof.subjectAndTime(address(0), group.validAt);
        bool isSealed = room.isSealed;
        unchecked {
            for (; answer < end; answer += ANSWER_SIZE) {
                uint256 nullifier;
                uint256 sealedSegment;
                uint256 slot;
                bool isUnspent;
                bool isLive;
                assembly ("memory-safe") {
                    nullifier := calldataload(add(answer, 0x100))
                    sealedSegment := calldataload(add(answer, 0x120))
                    mstore(0x00, nullifier)
                    mstore(0x20, settled.slot)
                    slot := keccak256(0x00, 0x40)
                    isUnspent := iszero(sload(slot))
                }
                // As `_refusalOfAnswer`, without a jump.
                bool isKnown = OpenSegment.contains(sealedSegment);
                bool isAccepted;
                assembly ("memory-safe") {
                    isLive := mload(consents)
                    consents := add(consents, 0x20)
                    isAccepted := and(and(isLive, isUnspent), and(gt(answersLeft, 0), or(isSealed, isKnown)))
                }
                if (!isAccepted) {
                    bytes4 reason = _refusalOfAnswer(room, isLive, !isUnspent, answersLeft, sealedSegment);
                    _skip(group.campaign, _answerAt(answer), reason);
                    continue;
                }
                assembly ("memory-safe") {
                    answersLeft := sub(answersLeft, 1)
                    let subject := calldataload(add(answer, 0x140))
                    sstore(slot, subject)
                    mstore(add(data, 0x20), nullifier)
                    mstore(add(data, 0x60), sealedSegment)
                    log3(add(data, 0x20), 0x80, topic, id, subject)
                    calldatacopy(position, answer, 0x140)
                    mstore(add(position, 0x140), or(subject, time))
                    position := add(position, ANSWER_SIZE)
                }
            }
        }
        AnswerBatch.closeGroup(batch, position);
        _charge(group.campaign, room.reward, room.answersLeft - answersLeft);
    }

    /// @dev Where in the calldata answers begin and end.
    function _placesOf(GroupAnswer[] calldata answers) private pure returns (uint256 start, uint256 end) {
        assembly ("memory-safe") {
            start := answers.offset
            end := add(start, mul(answers.length, ANSWER_SIZE))
        }
    }

    function _answerAt(uint256 place) private pure returns (GroupAnswer calldata answer) {
        assembly ("memory-safe") {
            answer := place
        }
    }

    function _skip(CampaignId id, GroupAnswer calldata answer, bytes4 reason) private {
        emit AnswerSkipped(id, answer.subject, answer.nullifier, reason);
    }

    /// @dev Calls `areConsentsLive` and reverts if a subject is not an address.
    /// @return areLive Where in memory the words begin that say whether each consent is live.
    function _areConsentsLive(
        TermsId terms,
        GroupAnswer[] calldata answers
    ) private view returns (uint256 areLive) {
        address registry = address(consentRegistry);
        bytes4 selector = IConsentRegistry.areConsentsLive.selector;
        bool success;
        assembly ("memory-safe") {
            let data := mload(0x40)
            let size := shl(5, answers.length)
            mstore(data, selector)
            mstore(add(data, 0x04), terms)
            mstore(add(data, 0x24), 0x40)
            mstore(add(data, 0x44), answers.length)
            let subject := add(answers.offset, 0x140)
            let start := add(data, 0x64)
            let end := add(start, size)
            for {
                let word := start
            } lt(word, end) {
                word := add(word, 0x20)
            } {
                mstore(word, calldataload(subject))
                subject := add(subject, ANSWER_SIZE)
            }
            success := staticcall(gas(), registry, data, sub(end, data), data, add(size, 0x40))
            success := and(success, eq(returndatasize(), add(size, 0x40)))
            areLive := add(data, 0x40)
            mstore(0x40, end)
        }
        require(success, SubjectInvalid());
    }
}
