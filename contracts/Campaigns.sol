// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {AnswerSignals, IAnswerVerifier} from "./interfaces/IAnswerVerifier.sol";
import {
    Answer,
    Campaign,
    CampaignParameters,
    ICampaigns,
    SettledAnswer,
    SignedTicket
} from "./interfaces/ICampaigns.sol";
import {IConsentRegistry, SignedConsent} from "./interfaces/IConsentRegistry.sol";
import {IIssuerRegistry, SourceKind} from "./interfaces/IIssuerRegistry.sol";
import {AccountSignature} from "./libraries/AccountSignature.sol";
import {BN254, Point} from "./libraries/BN254.sol";
import {CampaignId, IssuerId, ModelId} from "./libraries/Identifiers.sol";
import {OpenSegment} from "./libraries/OpenSegment.sol";
import {Model} from "./libraries/Request.sol";
import {RequestCheck} from "./libraries/RequestCheck.sol";

/// @title Campaigns: requests, escrow, answers and claims
contract Campaigns is ICampaigns, EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    bytes32 private constant TICKET_TYPEHASH = keccak256(
        "Ticket(uint256 campaign,uint256 scope,uint256 nullifier,address subject,uint256[5] sealedValues,uint40 expiry)"
    );
    bytes32 private constant CLAIM_TYPEHASH = keccak256(
        "Claim(uint256 campaign,uint256 nullifier,address payee,uint40 deadline)"
    );
    uint32 private constant SHORTEST_NOTICE = 1 days;
    uint40 private constant NOT_CLOSING = type(uint40).max;

    /// @notice Where roots are looked up.
    IIssuerRegistry public immutable issuerRegistry;
    /// @notice Where consents are looked up and recorded.
    IConsentRegistry public immutable consentRegistry;
    /// @notice What folds requests and checks proofs.
    IAnswerVerifier public immutable verifier;

    /// @dev Folded points keep the scopes of this chain, also where a split copies them to another one.
    uint256 private immutable _chainId = block.chainid;

    uint256 private _campaignCount;
    mapping(CampaignId campaign => Campaign) private _campaigns;
    mapping(CampaignId campaign => mapping(IssuerId issuer => bool)) private _acceptedIssuers;
    mapping(CampaignId campaign => mapping(uint256 nullifier => SettledAnswer)) private _answers;
    mapping(ModelId model => Point) private _modelPoints;
    mapping(ModelId model => bool) private _isRegistered;

    constructor(
        IIssuerRegistry issuerRegistry_,
        IConsentRegistry consentRegistry_,
        IAnswerVerifier verifier_
    ) EIP712("DeCDP Campaigns", "1") {
        issuerRegistry = issuerRegistry_;
        consentRegistry = consentRegistry_;
        verifier = verifier_;
    }

    /// @inheritdoc ICampaigns
    function registerModel(Model calldata model) external returns (ModelId id) {
        id = ModelId.wrap(keccak256(abi.encode(model)));
        if (_isRegistered[id]) return id;
        RequestCheck.checkModel(model);

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
        RequestCheck.checkRules(parameters.rules);

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
    function fund(CampaignId id, uint256 amount) external nonReentrant {
        Campaign storage campaign = _known(id);
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
    function reclaim(CampaignId id, address payee) external nonReentrant {
        Campaign storage campaign = _ownedByCaller(id);
        require(block.timestamp >= campaign.closesAt, NotClosedYet(id, campaign.closesAt));
        require(payee != address(0), PayeeZero());

        uint256 amount = campaign.available;
        campaign.available = 0;
        emit RemainderReclaimed(id, payee, amount);
        campaign.token.safeTransfer(payee, amount);
    }

    /// @inheritdoc ICampaigns
    function settle(Answer calldata answer) external {
        Campaign storage campaign = _accept(answer);
        require(!campaign.isSealed || msg.sender == campaign.settler, NotSettler());
        _settle(campaign, answer);
    }

    /// @inheritdoc ICampaigns
    function settleWith(
        Answer calldata answer,
        SignedConsent calldata signed,
        SignedTicket calldata ticket
    ) external {
        if (signed.signature.length != 0) consentRegistry.consentBySignature(signed);
        Campaign storage campaign = _accept(answer);
        if (campaign.isSealed && msg.sender != campaign.settler) {
            _requireTicket(campaign.settler, answer, ticket);
        }
        _settle(campaign, answer);
    }

    /// @inheritdoc ICampaigns
    function claim(CampaignId id, uint256 nullifier, address payee) external nonReentrant {
        address subject = _subjectToPay(id, nullifier);
        require(subject == msg.sender, NotSubject(subject, msg.sender));
        _pay(id, nullifier, payee);
    }

    /// @inheritdoc ICampaigns
    function claimBySignature(
        CampaignId id,
        uint256 nullifier,
        address payee,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant {
        address subject = _subjectToPay(id, nullifier);
        require(block.timestamp <= deadline, ClaimExpired(deadline));
        bytes32 structHash = keccak256(abi.encode(CLAIM_TYPEHASH, id, nullifier, payee, deadline));
        AccountSignature.requireValid(subject, _hashTypedDataV4(structHash), signature);
        _pay(id, nullifier, payee);
    }

    /// @inheritdoc ICampaigns
    function quote(Answer calldata answer) external view returns (bytes4) {
        return _refusal(answer);
    }

    /// @inheritdoc ICampaigns
    function campaignOf(CampaignId id) external view returns (Campaign memory) {
        return _known(id);
    }

    /// @inheritdoc ICampaigns
    function acceptsIssuer(CampaignId id, IssuerId issuer) external view returns (bool) {
        return _acceptedIssuers[id][issuer];
    }

    /// @inheritdoc ICampaigns
    function answersLeft(CampaignId id) external view returns (uint256) {
        Campaign storage campaign = _known(id);
        if (block.timestamp >= campaign.closesAt) return 0;
        uint256 affordable = campaign.available / campaign.reward;
        uint256 inPeriod = campaign.answersPerPeriod;
        if (_periodNow(campaign) == campaign.period) inPeriod -= campaign.answersInPeriod;
        return affordable < inPeriod ? affordable : inPeriod;
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
    function answerOf(CampaignId id, uint256 nullifier) external view returns (SettledAnswer memory) {
        return _answers[id][nullifier];
    }

    /// @inheritdoc ICampaigns
    function modelPoint(ModelId model) public view returns (Point memory) {
        require(_isRegistered[model], ModelUnknown(model));
        return _modelPoints[model];
    }

    function _acceptIssuers(CampaignId id, IssuerId[] calldata issuers, bool acceptsSelfDeclared) private {
        require(issuers.length != 0, NoIssuers());
        for (uint256 i = 0; i < issuers.length; ++i) {
            IssuerId issuer = issuers[i];
            bool selfDeclared = issuerRegistry.issuerOf(issuer).kind == SourceKind.SelfDeclared;
            require(acceptsSelfDeclared || !selfDeclared, SelfDeclaredNotAccepted(issuer));
            _acceptedIssuers[id][issuer] = true;
        }
    }

    /// @dev Enters the present period where it is a new one, and reverts unless the answer is accepted in it.
    function _accept(Answer calldata answer) private returns (Campaign storage campaign) {
        campaign = _campaigns[answer.campaign];
        uint32 period = _periodNow(campaign);
        if (period != campaign.period) {
            campaign.folded = _foldedIn(campaign, answer.campaign, period);
            campaign.period = period;
            campaign.answersInPeriod = 0;
        }
        bytes4 reason = _refusal(answer);
        if (reason == 0) return campaign;
        assembly ("memory-safe") {
            mstore(0x00, reason)
            revert(0x00, 0x04)
        }
    }

    function _settle(Campaign storage campaign, Answer calldata answer) private {
        _answers[answer.campaign][answer.nullifier] = SettledAnswer(answer.subject, false);
        campaign.available -= campaign.reward;
        campaign.answersInPeriod += 1;
        emit AnswerSettled(
            answer.campaign,
            answer.nullifier,
            answer.subject,
            answer.period,
            answer.sealedSegment,
            answer.root,
            answer.validAt
        );
    }

    function _pay(CampaignId id, uint256 nullifier, address payee) private {
        require(payee != address(0), PayeeZero());
        Campaign storage campaign = _campaigns[id];
        uint256 reward = campaign.reward;

        _answers[id][nullifier].claimed = true;
        emit RewardClaimed(id, nullifier, payee, reward);
        campaign.token.safeTransfer(payee, reward);
    }

    /// @dev Zero points and cut-offs 1 leave whoever satisfies the rules in segment 1.
    function _pointOf(ModelId model) private view returns (Point memory) {
        if (ModelId.unwrap(model) != 0) return modelPoint(model);
        Model memory none;
        none.cutoffs = [int32(1), 1, 1];
        return verifier.foldModel(none);
    }

    /// @dev The one list of checks; cheap ones first, the proof last.
    function _refusal(Answer calldata answer) private view returns (bytes4) {
        Campaign storage campaign = _campaigns[answer.campaign];
        if (block.chainid != _chainId) return WrongChain.selector;
        if (campaign.openedAt == 0) return CampaignUnknown.selector;
        if (block.timestamp >= campaign.closesAt) return CampaignClosed.selector;
        if (answer.period != _periodNow(campaign)) return PeriodNotCurrent.selector;
        if (
            answer.validAt % 1 days != 0 ||
            answer.validAt < block.timestamp ||
            answer.validAt > block.timestamp + 2 days
        ) return ValidAtOutOfRange.selector;
        if (!_acceptedIssuers[answer.campaign][answer.issuer]) return IssuerNotAccepted.selector;
        if (!issuerRegistry.isRootLive(answer.issuer, answer.root)) return RootNotLive.selector;
        if (!consentRegistry.isConsentLive(answer.subject, campaign.terms)) return ConsentNotLive.selector;
        if (_answers[answer.campaign][answer.nullifier].subject != address(0)) return NullifierSpent.selector;
        if (campaign.available < campaign.reward) return BudgetExhausted.selector;
        if (answer.period == campaign.period && campaign.answersInPeriod >= campaign.answersPerPeriod)
            return PeriodBudgetExhausted.selector;
        if (!campaign.isSealed && !OpenSegment.contains(answer.sealedSegment)) {
            return SealedSegmentUnknown.selector;
        }
        return _isProven(campaign, answer) ? bytes4(0) : ProofInvalid.selector;
    }

    function _foldedIn(
        Campaign storage campaign,
        CampaignId id,
        uint32 period
    ) private view returns (Point memory) {
        if (period == campaign.period) return campaign.folded;
        return verifier.moveScope(campaign.folded, scopeOf(id, campaign.period), scopeOf(id, period));
    }

    function _isProven(Campaign storage campaign, Answer calldata answer) private view returns (bool) {
        AnswerSignals memory signals = AnswerSignals({
            nullifier: answer.nullifier,
            sealedSegment: answer.sealedSegment,
            subject: answer.subject,
            root: answer.root,
            validAt: answer.validAt
        });
        return verifier.verify(_foldedIn(campaign, answer.campaign, answer.period), answer.proof, signals);
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

    function _subjectToPay(CampaignId id, uint256 nullifier) private view returns (address subject) {
        SettledAnswer memory settled = _answers[id][nullifier];
        subject = settled.subject;
        require(subject != address(0), NothingToClaim(id, nullifier));
        require(!settled.claimed, AlreadyClaimed(id, nullifier));
    }

    function _known(CampaignId id) private view returns (Campaign storage campaign) {
        campaign = _campaigns[id];
        require(campaign.openedAt != 0, CampaignUnknown());
    }

    function _ownedByCaller(CampaignId id) private view returns (Campaign storage campaign) {
        campaign = _known(id);
        require(campaign.brand == msg.sender, NotBrand(id, msg.sender));
    }

    function _periodNow(Campaign storage campaign) private view returns (uint32) {
        if (campaign.periodLength == 0) return 0;
        return uint32((block.timestamp - campaign.openedAt) / campaign.periodLength);
    }
}
