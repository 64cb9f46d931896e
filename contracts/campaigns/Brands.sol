// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Campaign, CampaignParameters, ICampaigns} from "../interfaces/ICampaigns.sol";
import {SourceKind} from "../interfaces/IIssuerRegistry.sol";
import {BN254, Point} from "../libraries/BN254.sol";
import {ExactTransfer} from "../libraries/ExactTransfer.sol";
import {CampaignId, IssuerId, ModelId} from "../libraries/Identifiers.sol";
import {Model} from "../libraries/Request.sol";
import {CampaignRecords} from "./CampaignRecords.sol";

/// @title What brands do: models, campaigns and their budgets
abstract contract Brands is CampaignRecords, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    uint32 private constant SHORTEST_NOTICE = 1 days;
    uint40 private constant NOT_CLOSING = type(uint40).max;
    /// @dev Opening a campaign with so many fits into a transaction of 16,777,216 gas, whatever its rules.
    uint256 private constant MOST_ISSUERS = 512;

    uint256 private immutable _noModelX;
    uint256 private immutable _noModelY;
    mapping(ModelId model => Point) private _modelPoints;
    mapping(ModelId model => bool) private _isRegistered;

    /// @dev Without a model, no feature has points and every cut-off is 1, so none is reached: the segment is 1.
    constructor() {
        Model memory none;
        none.cutoffs = [int32(1), 1, 1];
        Point memory point = verifier.foldModel(none);
        (_noModelX, _noModelY) = (point.x, point.y);
    }

    /// @inheritdoc ICampaigns
    function registerModel(Model calldata model) external returns (ModelId id) {
        id = ModelId.wrap(keccak256(abi.encode(model)));
        if (_isRegistered[id]) return id;

        _isRegistered[id] = true;
        _modelPoints[id] = verifier.foldModel(model);
        emit ModelRegistered(id, model);
    }

    /// @inheritdoc ICampaigns
    function openCampaign(CampaignParameters calldata parameters) external returns (CampaignId id) {
        require(
            consentRegistry.brandOf(parameters.terms) == msg.sender,
            NotBrandOfTerms(parameters.terms, msg.sender)
        );
        require(
            parameters.isSealed == (parameters.settler != address(0)),
            SettlerMismatch(parameters.isSealed, parameters.settler)
        );
        require(parameters.reward != 0, RewardZero());
        require(parameters.answersPerPeriod != 0, AnswersPerPeriodZero());
        require(parameters.notice >= SHORTEST_NOTICE, NoticeTooShort(parameters.notice));

        id = CampaignId.wrap(++_campaignCount);
        _acceptIssuers(id, parameters.issuers, parameters.acceptsSelfDeclared);

        Campaign storage campaign = _campaigns[id];
        campaign.terms = parameters.terms;
        Point memory request = verifier.foldRequest(parameters.schema, parameters.rules);
        Point memory unscoped = BN254.add(request, _pointOf(parameters.model));
        campaign.folded = verifier.moveScope(unscoped, 0, scopeOf(id, 0));
        campaign.reward = parameters.reward;
        campaign.openedAt = uint40(block.timestamp);
        campaign.closesAt = NOT_CLOSING;
        campaign.periodLength = parameters.periodLength;
        campaign.answersPerPeriod = parameters.answersPerPeriod;
        campaign.isSealed = parameters.isSealed;
        campaign.notice = parameters.notice;
        campaign.settler = parameters.settler;
        campaign.brand = msg.sender;
        campaign.token = parameters.token;
        emit CampaignOpened(id, msg.sender, parameters.terms, parameters);
    }

    /// @inheritdoc ICampaigns
    function fund(CampaignId id, address brand, uint256 amount) external nonReentrant {
        Campaign storage campaign = _known(id);
        require(campaign.brand == brand, CampaignOfAnotherBrand(id, brand));
        require(block.timestamp < campaign.closesAt, CampaignClosed());

        IERC20 token = campaign.token;
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = token.balanceOf(address(this)) - before;
        campaign.available = SafeCast.toUint96(campaign.available + received);
        emit CampaignFunded(id, msg.sender, received);
    }

    /// @inheritdoc ICampaigns
    function close(CampaignId id) external {
        Campaign storage campaign = _ownedByCaller(id);
        require(campaign.closesAt == NOT_CLOSING, AlreadyClosing(id, campaign.closesAt));

        campaign.closesAt = uint40(block.timestamp) + campaign.notice;
        emit CampaignClosing(id, campaign.closesAt);
    }

    /// @inheritdoc ICampaigns
    function removeIssuer(CampaignId id, IssuerId issuer) external {
        Campaign storage campaign = _ownedByCaller(id);
        require(_acceptedUntil[id][issuer] == NOT_CLOSING, IssuerNotListed(id, issuer));

        uint40 acceptedUntil = uint40(block.timestamp) + campaign.notice;
        _acceptedUntil[id][issuer] = acceptedUntil;
        emit IssuerRemoved(id, issuer, acceptedUntil);
    }

    /// @inheritdoc ICampaigns
    function reclaim(CampaignId id, address payee) external nonReentrant {
        Campaign storage campaign = _ownedByCaller(id);
        require(block.timestamp >= campaign.closesAt, NotClosedYet(id, campaign.closesAt));
        require(payee != address(0), PayeeZero());

        uint256 amount = campaign.available;
        campaign.available = 0;
        emit RemainderReclaimed(id, payee, amount);
        ExactTransfer.send(campaign.token, payee, amount);
    }

    /// @inheritdoc ICampaigns
    function modelPoint(ModelId model) public view returns (Point memory) {
        require(_isRegistered[model], ModelUnknown(model));
        return _modelPoints[model];
    }

    function _acceptIssuers(CampaignId id, IssuerId[] calldata issuers, bool acceptsSelfDeclared) private {
        require(issuers.length != 0, NoIssuers());
        require(issuers.length <= MOST_ISSUERS, TooManyIssuers(issuers.length));
        for (uint256 i = 0; i < issuers.length; ++i) {
            IssuerId issuer = issuers[i];
            bool selfDeclared = issuerRegistry.issuerOf(issuer).kind == SourceKind.SelfDeclared;
            require(acceptsSelfDeclared || !selfDeclared, SelfDeclaredNotAccepted(issuer));
            _acceptedUntil[id][issuer] = NOT_CLOSING;
        }
    }

    function _pointOf(ModelId model) private view returns (Point memory) {
        if (ModelId.unwrap(model) != 0) return modelPoint(model);
        return Point(_noModelX, _noModelY);
    }

    function _ownedByCaller(CampaignId id) private view returns (Campaign storage campaign) {
        campaign = _known(id);
        require(campaign.brand == msg.sender, NotBrand(id, msg.sender));
    }
}
