// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Campaign, SettledAnswer} from "../interfaces/ICampaigns.sol";
import {CampaignId, IssuerId, TermsId} from "../libraries/Identifiers.sol";
import {OpenSegment} from "../libraries/OpenSegment.sol";
import {CampaignRecords} from "./CampaignRecords.sol";

/// @title The rules by which answers are accepted, for one and for many
abstract contract Acceptance is CampaignRecords {
    /// @notice What answers of one group are checked against; read once.
    struct Room {
        TermsId terms;
        bool isSealed;
        uint96 reward;
        uint96 available;
        uint32 answersLeft;
    }

    /// @dev Folded points keep the scopes of this chain, also where a split copies them to another one.
    uint256 private immutable _chainId = block.chainid;

    /// @dev Moves the folded point to the present period where that is a new one.
    function _enterPeriod(CampaignId id) internal {
        Campaign storage campaign = _campaigns[id];
        uint32 period = _periodNow(campaign);
        if (period == campaign.period) return;
        campaign.folded = _foldedIn(campaign, id, period);
        campaign.period = period;
        campaign.answersInPeriod = 0;
    }

    /// @dev Why no answer like this would be accepted, or zero.
    function _refusalOfGroup(
        CampaignId id,
        IssuerId issuer,
        uint256 root,
        uint32 period,
        uint40 validAt
    ) internal view returns (bytes4) {
        Campaign storage campaign = _campaigns[id];
        if (block.chainid != _chainId) return WrongChain.selector;
        if (campaign.openedAt == 0) return CampaignUnknown.selector;
        if (block.timestamp >= campaign.closesAt) return CampaignClosed.selector;
        if (period != _periodNow(campaign)) return PeriodNotCurrent.selector;
        if (validAt % 1 days != 0 || validAt < block.timestamp || validAt > block.timestamp + 2 days)
            return ValidAtOutOfRange.selector;
        if (!_acceptedIssuers[id][issuer]) return IssuerNotAccepted.selector;
        if (!issuerRegistry.isRootLive(issuer, root)) return RootNotLive.selector;
        return 0;
    }

    /// @dev What is left for answers of the present period.
    function _roomOf(CampaignId id) internal view returns (Room memory room) {
        Campaign storage campaign = _campaigns[id];
        room.terms = campaign.terms;
        room.isSealed = campaign.isSealed;
        room.reward = campaign.reward;
        room.available = campaign.available;
        room.answersLeft = campaign.answersPerPeriod;
        if (_periodNow(campaign) == campaign.period) room.answersLeft -= campaign.answersInPeriod;
    }

    /// @dev Why this answer of an acceptable group would not be accepted, or zero; all but its proof.
    function _refusalOfAnswer(
        Room memory room,
        CampaignId id,
        uint256 nullifier,
        uint256 sealedSegment,
        address subject
    ) internal view returns (bytes4) {
        if (!consentRegistry.isConsentLive(subject, room.terms)) return ConsentNotLive.selector;
        if (_answers[id][nullifier].subject != address(0)) return NullifierSpent.selector;
        if (room.available < room.reward) return BudgetExhausted.selector;
        if (room.answersLeft == 0) return PeriodBudgetExhausted.selector;
        if (!room.isSealed && !OpenSegment.contains(sealedSegment)) return SealedSegmentUnknown.selector;
        return 0;
    }

    /// @dev Records an answer and sets its reward aside; `_charge` makes the rest of the room permanent.
    function _record(
        Room memory room,
        CampaignId id,
        uint256 nullifier,
        uint256 sealedSegment,
        address subject,
        uint256 root,
        uint32 period,
        uint40 validAt
    ) internal {
        room.available -= room.reward;
        room.answersLeft -= 1;
        _answers[id][nullifier] = SettledAnswer(subject, false);
        emit AnswerSettled(id, nullifier, subject, period, sealedSegment, root, validAt);
    }

    /// @dev Writes down what is left after answers were recorded.
    function _charge(CampaignId id, Room memory room) internal {
        Campaign storage campaign = _campaigns[id];
        campaign.available = room.available;
        campaign.answersInPeriod = campaign.answersPerPeriod - room.answersLeft;
    }
}
