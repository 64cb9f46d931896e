// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupAnswer} from "../interfaces/IAnswerVerifier.sol";
import {AnswerGroup, Campaign, ICampaigns} from "../interfaces/ICampaigns.sol";
import {IConsentRegistry} from "../interfaces/IConsentRegistry.sol";
import {AnswerBatch, Batch} from "../libraries/AnswerBatch.sol";
// solhint-disable no-unused-import, which does not look into assembly
import {
    ANSWER_NULLIFIER,
    ANSWER_SEALED_SEGMENT,
    ANSWER_SIZE,
    ANSWER_SUBJECT
} from "../libraries/AnswerLayout.sol";
import {Point} from "../libraries/BN254.sol";
import {OpenSegment} from "../libraries/OpenSegment.sol";
import {TermsId} from "../libraries/Identifiers.sol";
import {Acceptance} from "./Acceptance.sol";

/// @title Settling many answers at once
abstract contract BatchSettlement is Acceptance {
    /// @dev Bytes in a call of `settleBatch` before its answer groups: selector, offset and number of the groups.
    uint256 private constant CALL_SIZE = 0x44;
    /// @dev Bytes of an answer group before its answers: its offset, six words, and the number of answers.
    uint256 private constant GROUP_SIZE = 0x100;
    /// @dev A copy of `AnswerSettled.selector`: assembly can name only constants that are numbers.
    bytes32 private constant ANSWER_SETTLED =
        0x51f5e6ee6076002110f75f7005ee71c577a643546dedbbc75954ebcac45a7f91;

    /// @dev What the answers of an answer group share, laid out so that the loop only fills in what differs.
    struct Common {
        // The data of the event. Nullifier and sealed segment are filled in for each answer.
        uint256 nullifier;
        uint256 period;
        uint256 sealedSegment;
        uint256 validAt;
        // The hash of these two words is an answer's slot: its nullifier, and the slot of the campaign's mapping.
        uint256 key;
        uint256 settled;
    }

    // Offsets in `Common`, in bytes.
    uint256 private constant COMMON_SEALED_SEGMENT = 0x40;
    uint256 private constant COMMON_KEY = 0x80;
    /// @dev Size of the event's data, which is at the start of `Common`.
    uint256 private constant EVENT_SIZE = 0x80;

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

    /// @dev Records the acceptable answers of an answer group and adds them to the batch. If a proof fails, the
    /// whole batch is undone.
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
            for (uint256 i = 0; i < group.answers.length; ++i) {
                GroupAnswer calldata answer = group.answers[i];
                emit AnswerSkipped(group.campaign, answer.subject, answer.nullifier, reason);
            }
            return;
        }
        Point memory folded = _foldedIn(campaign, group.campaign, group.period);
        AnswerBatch.openGroup(batch, folded, group.root, group.validAt);
        uint256 before = batch.answers;
        uint96 reward = _settleAnswers(group, batch);
        uint256 accepted = batch.answers - before;
        if (accepted != 0) _charge(group.campaign, group.period, folded, reward, accepted);
    }

    /// @dev What runs once for each answer is kept short: words are read and written where they are.
    function _settleAnswers(AnswerGroup calldata group, Batch memory batch) private returns (uint96 reward) {
        Room memory room = _roomOf(group.campaign);
        uint256 consent = _areConsentsLive(room.terms, group.answers);
        Common memory common = _commonOf(group);
        uint256 remaining = room.answersLeft;
        uint256 position = batch.end;
        (uint256 place, uint256 end) = _placesOf(group.answers);
        unchecked {
            for (; place < end; place += ANSWER_SIZE) {
                GroupAnswer calldata answer = _answerAt(place);
                (uint256 slot, bool isSpent) = _lookUp(common, answer);
                bool isLive = _boolAt(consent);
                consent += 0x20;
                if (!_isAccepted(room, isLive, isSpent, remaining, answer.sealedSegment)) {
                    bytes4 reason = _refusalOfAnswer(room, isLive, isSpent, remaining, answer.sealedSegment);
                    emit AnswerSkipped(group.campaign, answer.subject, answer.nullifier, reason);
                    continue;
                }
                remaining -= 1;
                _record(group, common, answer, slot, position);
                position += ANSWER_SIZE;
            }
        }
        AnswerBatch.closeGroup(batch, position);
        return room.reward;
    }

    function _commonOf(AnswerGroup calldata group) private view returns (Common memory common) {
        mapping(uint256 nullifier => uint256) storage settled = _answers[group.campaign];
        uint256 slot;
        assembly ("memory-safe") {
            slot := settled.slot
        }
        common.period = group.period;
        common.validAt = group.validAt;
        common.settled = slot;
    }

    /// @dev The slot of an answer in `_answers`, and whether anything is in it.
    function _lookUp(
        Common memory common,
        GroupAnswer calldata answer
    ) private view returns (uint256 slot, bool isSpent) {
        assembly ("memory-safe") {
            let key := add(common, COMMON_KEY)
            mstore(key, calldataload(add(answer, ANSWER_NULLIFIER)))
            slot := keccak256(key, 0x40)
            isSpent := iszero(iszero(sload(slot)))
        }
    }

    /// @dev Whether `_refusalOfAnswer` would give no reason. Has no jumps, which would cost gas for every answer.
    function _isAccepted(
        Room memory room,
        bool isConsentLive,
        bool isSpent,
        uint256 remaining,
        uint256 sealedSegment
    ) private pure returns (bool isAccepted) {
        bool isSealed = room.isSealed;
        bool isOpenSegment = OpenSegment.contains(sealedSegment);
        assembly ("memory-safe") {
            isAccepted := and(isConsentLive, iszero(or(isSpent, iszero(remaining))))
            isAccepted := and(isAccepted, or(isSealed, isOpenSegment))
        }
    }

    /// @dev Stores the subject, emits `AnswerSettled` and copies the answer into the batch.
    function _record(
        AnswerGroup calldata group,
        Common memory common,
        GroupAnswer calldata answer,
        uint256 slot,
        uint256 position
    ) private {
        assembly ("memory-safe") {
            let subject := calldataload(add(answer, ANSWER_SUBJECT))
            sstore(slot, subject)
            mstore(common, mload(add(common, COMMON_KEY)))
            mstore(add(common, COMMON_SEALED_SEGMENT), calldataload(add(answer, ANSWER_SEALED_SEGMENT)))
            log3(common, EVENT_SIZE, ANSWER_SETTLED, calldataload(group), subject)
            calldatacopy(position, answer, ANSWER_SIZE)
        }
    }

    /// @dev Where the answers begin and end in the calldata.
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

    function _boolAt(uint256 place) private pure returns (bool word) {
        assembly ("memory-safe") {
            word := mload(place)
        }
    }

    /// @dev Calls `areConsentsLive` and reverts if a subject is not an address.
    /// @return areLive Position in memory of the first result; there is one word for each answer.
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
            let subject := add(answers.offset, ANSWER_SUBJECT)
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
