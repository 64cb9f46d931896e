// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerVerifier} from "../AnswerVerifier.sol";
import {Relay} from "../Relay.sol";
import {IAnswerVerifier} from "../interfaces/IAnswerVerifier.sol";
import {Campaign, ICampaigns, SettledAnswer} from "../interfaces/ICampaigns.sol";
import {IConsentRegistry} from "../interfaces/IConsentRegistry.sol";
import {IIssuerRegistry} from "../interfaces/IIssuerRegistry.sol";
import {IRelay} from "../interfaces/IRelay.sol";
import {Point} from "../libraries/BN254.sol";
import {CampaignId, IssuerId} from "../libraries/Identifiers.sol";

/// @title The state of campaigns, and the functions that read it
abstract contract CampaignRecords is ICampaigns {
    /// @inheritdoc ICampaigns
    IIssuerRegistry public immutable issuerRegistry;
    /// @inheritdoc ICampaigns
    IConsentRegistry public immutable consentRegistry;
    /// @inheritdoc ICampaigns
    IAnswerVerifier public immutable verifier;
    /// @inheritdoc ICampaigns
    IRelay public immutable relay;

    uint256 internal _campaignCount;
    mapping(CampaignId campaign => Campaign) internal _campaigns;
    /// @dev Second from which an issuer is not accepted any more.
    mapping(CampaignId campaign => mapping(IssuerId issuer => uint256 time)) internal _acceptedUntil;
    /// @dev Of each settled answer one word: its subject, and `CLAIMED` once the reward is paid.
    mapping(CampaignId campaign => mapping(uint256 nullifier => uint256)) internal _answers;
    uint256 internal constant CLAIMED = 1 << 160;

    /// @dev Makes the verifier itself: what another one says of its key need not be true. The relay is made along
    /// with it so that it can be found; it has no rights here.
    constructor(
        IIssuerRegistry issuerRegistry_,
        IConsentRegistry consentRegistry_,
        address tableA,
        address tableB
    ) {
        issuerRegistry = issuerRegistry_;
        consentRegistry = consentRegistry_;
        verifier = new AnswerVerifier(tableA, tableB);
        relay = new Relay(consentRegistry_, this);
    }

    /// @inheritdoc ICampaigns
    function campaignOf(CampaignId id) external view returns (Campaign memory) {
        return _known(id);
    }

    /// @inheritdoc ICampaigns
    function acceptsIssuer(CampaignId id, IssuerId issuer) external view returns (bool) {
        return block.timestamp < _acceptedUntil[id][issuer];
    }

    /// @inheritdoc ICampaigns
    function currentPeriod(CampaignId id) external view returns (uint32) {
        return _periodNow(_known(id));
    }

    /// @inheritdoc ICampaigns
    function scopeOf(CampaignId id, uint32 period) public view returns (uint256) {
        return uint256(keccak256(abi.encode(block.chainid, address(this), id, period))) >> 8;
    }

    /// @inheritdoc ICampaigns
    function foldedPoint(CampaignId id, uint32 period) external view returns (Point memory) {
        return _foldedIn(_known(id), id, period);
    }

    /// @inheritdoc ICampaigns
    function answerOf(CampaignId id, uint256 nullifier) public view returns (SettledAnswer memory) {
        uint256 word = _answers[id][nullifier];
        return SettledAnswer(address(uint160(word)), word & CLAIMED != 0);
    }

    function _foldedIn(
        Campaign storage campaign,
        CampaignId id,
        uint32 period
    ) internal view returns (Point memory) {
        if (period == campaign.period) return campaign.folded;
        return verifier.moveScope(campaign.folded, scopeOf(id, campaign.period), scopeOf(id, period));
    }

    function _known(CampaignId id) internal view returns (Campaign storage campaign) {
        campaign = _campaigns[id];
        require(campaign.openedAt != 0, CampaignUnknown());
    }

    function _periodNow(Campaign storage campaign) internal view returns (uint32) {
        if (campaign.periodLength == 0) return 0;
        return uint32((block.timestamp - campaign.openedAt) / campaign.periodLength);
    }
}
