// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Campaign, ICampaigns} from "../interfaces/ICampaigns.sol";
import {Point} from "../libraries/BN254.sol";
import {CampaignId, IssuerId, TermsId} from "../libraries/Identifiers.sol";
import {OpenSegment} from "../libraries/OpenSegment.sol";
import {CampaignRecords} from "./CampaignRecords.sol";

/// @title When an answer is accepted, alone or in a batch
abstract contract Acceptance is CampaignRecords {
    /// @notice What remains for answers to a campaign in the present period, and what they are checked against.
    struct Room {
        TermsId terms;
        bool isSealed;
        uint96 reward;
        /// How many answers can still be paid.
        uint256 answersLeft;
        /// Why no more can be: the selector of an error.
        bytes4 refusalBeyond;
    }

    /// @dev Folded points hold this chain's scopes. If the chain splits, both branches have those points, but only
    /// one keeps the chain id.
    uint256 private immutable _chainId = block.chainid;

    /// @inheritdoc ICampaigns
    function answersLeft(CampaignId id) external view returns (uint256) {
        return block.timestamp < _known(id).closesAt ? _roomOf(id).answersLeft : 0;
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
        if (block.timestamp >= _acceptedUntil[id][issuer]) return IssuerNotAccepted.selector;
        if (!issuerRegistry.isRootLive(issuer, root)) return RootNotLive.selector;
        return 0;
    }

    function _roomOf(CampaignId id) internal view returns (Room memory room) {
        Campaign storage campaign = _campaigns[id];
        room.terms = campaign.terms;
        room.isSealed = campaign.isSealed;
        room.reward = campaign.reward;
        room.answersLeft = campaign.available / room.reward;
        room.refusalBeyond = BudgetExhausted.selector;
        uint256 inPeriod = campaign.answersPerPeriod;
        if (_periodNow(campaign) == campaign.period) inPeriod -= campaign.answersInPeriod;
        if (room.answersLeft != 0 && inPeriod < room.answersLeft) {
            room.answersLeft = inPeriod;
            room.refusalBeyond = PeriodBudgetExhausted.selector;
        }
    }

    /// @dev Why this answer of an acceptable answer group would not be accepted, or zero. Leaves out the proof.
    function _refusalOfAnswer(
        Room memory room,
        bool isConsentLive,
        bool isSpent,
        uint256 remaining,
        uint256 sealedSegment
    ) internal pure returns (bytes4) {
        if (!isConsentLive) return ConsentNotLive.selector;
        if (isSpent) return NullifierSpent.selector;
        if (remaining == 0) return room.refusalBeyond;
        if (!room.isSealed && !OpenSegment.contains(sealedSegment)) return SealedSegmentUnknown.selector;
        return 0;
    }

    /// @dev Sets aside the rewards of answers that were accepted. The first of a period enter it.
    /// @param folded The point of the present period.
    function _charge(
        CampaignId id,
        uint32 period,
        Point memory folded,
        uint96 reward,
        uint256 answers
    ) internal {
        Campaign storage campaign = _campaigns[id];
        uint256 earlier = campaign.answersInPeriod;
        if (period != campaign.period) {
            campaign.period = period;
            campaign.folded = folded;
            earlier = 0;
        }
        campaign.available -= uint96(reward * answers);
        campaign.answersInPeriod = uint32(earlier + answers);
    }
}
