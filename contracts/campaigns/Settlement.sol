// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {AnswerSignals} from "../interfaces/IAnswerVerifier.sol";
import {Answer, ICampaigns, SignedTicket} from "../interfaces/ICampaigns.sol";
import {SignedConsent} from "../interfaces/IConsentRegistry.sol";
import {AccountSignature} from "../libraries/AccountSignature.sol";
import {AnswerProof} from "../libraries/AnswerProof.sol";
import {Point} from "../libraries/BN254.sol";
import {Acceptance} from "./Acceptance.sol";

/// @title Settling one answer
abstract contract Settlement is Acceptance, EIP712 {
    bytes32 private constant TICKET_TYPEHASH = keccak256(
        "Ticket(uint256 campaign,uint256 scope,uint256 nullifier,address subject,uint256[5] sealedValues,uint40 expiry)"
    );
    /// @dev Bytes in a call of `settle`: the selector and the 16 words of the answer.
    uint256 private constant SETTLE_SIZE = 0x04 + 16 * 0x20;

    /// @inheritdoc ICampaigns
    function settle(Answer calldata answer) external {
        require(msg.data.length == SETTLE_SIZE, CalldataSizeWrong(msg.data.length, SETTLE_SIZE));
        (Room memory room, Point memory folded) = _accept(answer);
        require(!room.isSealed || msg.sender == _campaigns[answer.campaign].settler, NotSettler());
        _settle(answer, room, folded);
    }

    /// @inheritdoc ICampaigns
    function settleWith(
        Answer calldata answer,
        SignedConsent calldata signed,
        SignedTicket calldata ticket
    ) external {
        if (signed.signature.length != 0) _recordConsent(signed, answer);
        (Room memory room, Point memory folded) = _accept(answer);
        if (room.isSealed) {
            address settler = _campaigns[answer.campaign].settler;
            if (msg.sender != settler) _requireTicket(settler, answer, ticket);
        }
        _settle(answer, room, folded);
    }

    /// @inheritdoc ICampaigns
    function quote(Answer calldata answer) external view returns (bytes4 reason) {
        (reason, , ) = _refusal(answer);
    }

    /// @dev A consent that cannot be recorded does not matter where one that counts is on record already: the
    /// customer may have agreed again since.
    function _recordConsent(SignedConsent calldata signed, Answer calldata answer) private {
        try consentRegistry.consentBySignature(signed) {
            return;
        } catch (bytes memory failure) {
            if (consentRegistry.isConsentLive(answer.subject, _campaigns[answer.campaign].terms)) return;
            assembly ("memory-safe") {
                revert(add(failure, 0x20), mload(failure))
            }
        }
    }

    /// @dev Reverts with the reason unless the answer is acceptable, whoever submits it.
    function _accept(Answer calldata answer) private view returns (Room memory room, Point memory folded) {
        bytes4 reason;
        (reason, room, folded) = _refusal(answer);
        if (reason == 0) return (room, folded);
        assembly ("memory-safe") {
            mstore(0x00, reason)
            revert(0x00, 0x04)
        }
    }

    function _settle(Answer calldata answer, Room memory room, Point memory folded) private {
        _charge(answer.campaign, answer.period, folded, room.reward, 1);
        _answers[answer.campaign][answer.nullifier] = uint160(answer.subject);
        emit AnswerSettled(
            answer.campaign,
            answer.subject,
            answer.nullifier,
            answer.period,
            answer.sealedSegment,
            answer.validAt
        );
    }

    /// @dev All checks, the proof last; and the point that it was checked against.
    function _refusal(
        Answer calldata answer
    ) private view returns (bytes4 reason, Room memory room, Point memory folded) {
        reason = _refusalOfGroup(answer.campaign, answer.issuer, answer.root, answer.period, answer.validAt);
        if (reason != 0) return (reason, room, folded);
        room = _roomOf(answer.campaign);
        reason = _refusalOfAnswer(
            room,
            consentRegistry.isConsentLive(answer.subject, room.terms),
            _answers[answer.campaign][answer.nullifier] != 0,
            room.answersLeft,
            answer.sealedSegment
        );
        if (reason != 0) return (reason, room, folded);
        folded = _foldedIn(_campaigns[answer.campaign], answer.campaign, answer.period);
        if (!_isProven(answer, folded)) reason = ProofInvalid.selector;
    }

    function _isProven(Answer calldata answer, Point memory folded) private view returns (bool) {
        AnswerSignals memory signals = AnswerSignals({
            nullifier: answer.nullifier,
            sealedSegment: answer.sealedSegment,
            subject: answer.subject,
            root: answer.root,
            validAt: answer.validAt
        });
        // A copy, because the check overwrites it, and the campaign may keep the point.
        return AnswerProof.holds(Point(folded.x, folded.y), answer.proof, signals);
    }

    function _requireTicket(
        address settler,
        Answer calldata answer,
        SignedTicket calldata ticket
    ) private view {
        require(ticket.signature.length != 0, NotSettler());
        require(block.timestamp <= ticket.expiry, TicketExpired(ticket.expiry));
        bool promised;
        for (uint256 i = 0; i < 5; ++i) {
            if (ticket.sealedValues[i] == answer.sealedSegment) promised = true;
        }
        require(promised, SealedSegmentUnknown());
        bytes32 structHash = keccak256(
            abi.encode(
                TICKET_TYPEHASH,
                answer.campaign,
                scopeOf(answer.campaign, answer.period),
                answer.nullifier,
                answer.subject,
                keccak256(abi.encodePacked(ticket.sealedValues)),
                ticket.expiry
            )
        );
        AccountSignature.requireValid(settler, _hashTypedDataV4(structHash), ticket.signature);
    }
}
