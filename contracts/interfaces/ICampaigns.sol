// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Point} from "../libraries/BN254.sol";
import {CampaignId, IssuerId, ModelId, TermsId} from "../libraries/Identifiers.sol";
import {Model, Rules} from "../libraries/Request.sol";
import {GroupAnswer, IAnswerVerifier, Proof} from "./IAnswerVerifier.sol";
import {IConsentRegistry, SignedConsent} from "./IConsentRegistry.sol";
import {IIssuerRegistry} from "./IIssuerRegistry.sol";
import {IRelay} from "./IRelay.sol";

/// @notice What a brand fixes when it opens a campaign; published whole in the event.
struct CampaignParameters {
    /// Terms that the caller published.
    TermsId terms;
    /// Id of the schema that the attributes follow.
    uint256 schema;
    Rules rules;
    /// A registered model, or zero: who satisfies the rules is then in segment 1.
    ModelId model;
    /// Issuers whose credentials are accepted, from one to 512.
    IssuerId[] issuers;
    /// Whether issuers of kind `SelfDeclared` may be among them.
    bool acceptsSelfDeclared;
    /// Sealed: only the brand can read segments. Open: everyone can.
    bool isSealed;
    /// In a sealed campaign, who submits answers and signs tickets; may be a contract. Zero in an open one.
    address settler;
    /// A token whose balances change only by transfer, and which charges the sender nothing on top.
    IERC20 token;
    /// Paid for each answer, whatever its segment, in the token's smallest unit; not zero.
    uint96 reward;
    /// Seconds after which a customer may answer again; 0: once.
    uint32 periodLength;
    /// Answers paid in one period at most; not zero.
    uint32 answersPerPeriod;
    /// Seconds between `close` and the end, at least a day.
    uint32 notice;
    /// Where the campaign document is found, and its hash.
    string documentUri;
    bytes32 documentHash;
}

/// @notice State of a campaign.
struct Campaign {
    TermsId terms;
    /// Key point of the request, the model and the scope of `period`; answers are checked against it.
    Point folded;
    uint96 reward;
    uint40 openedAt;
    /// Second from which answers are not accepted any more; the largest value while not closing.
    uint40 closesAt;
    uint32 periodLength;
    uint32 answersPerPeriod;
    bool isSealed;
    /// Tokens that are not yet earned by answers.
    uint96 available;
    /// Period that was entered last, and answers settled in it.
    uint32 period;
    uint32 answersInPeriod;
    uint32 notice;
    address settler;
    address brand;
    IERC20 token;
}

/// @notice A customer's reply: proof, signals and where they belong.
struct Answer {
    CampaignId campaign;
    Proof proof;
    uint256 nullifier;
    /// Poseidon(sealKey, segment); in an open campaign the segment itself, 0 to 4.
    uint256 sealedSegment;
    address subject;
    IssuerId issuer;
    uint256 root;
    /// Number of the period, from 0.
    uint32 period;
    /// A UTC midnight, not before now and at most two days ahead; seconds.
    uint40 validAt;
}

/// @notice Answers that have their campaign, issuer, root, period and day in common.
struct AnswerGroup {
    CampaignId campaign;
    IssuerId issuer;
    uint256 root;
    /// Number of the period, from 0.
    uint32 period;
    /// A UTC midnight, not before now and at most two days ahead; seconds.
    uint40 validAt;
    GroupAnswer[] answers;
}

/// @notice The settler's promise to accept one answer of one subject in one scope, whatever its segment.
/// @dev The signature is over Ticket(campaign, scope, nullifier, subject, sealedValues, expiry); the first
/// four are taken from the answer that it comes with. Without the nullifier, who holds several secrets
/// could spend one promise several times.
struct SignedTicket {
    /// The five sealed segments under the subject's key, in random order.
    uint256[5] sealedValues;
    /// Last second in which the ticket counts.
    uint40 expiry;
    /// EIP-712 signature of the settler, by key or by its code (ERC-1271).
    bytes signature;
}

/// @notice A settled answer: one slot.
struct SettledAnswer {
    address subject;
    bool claimed;
}

/// @title Campaigns: requests, escrow, answers and claims
/// @notice No consent, no pay; no pay without proof. Submitting an answer never decides who is paid.
/// @dev Errors without arguments are reasons for which an answer is refused: `quote` returns their
/// selector, `settle` reverts with them.
interface ICampaigns {
    /// @notice Thrown when the caller did not publish the terms that it cites.
    error NotBrandOfTerms(TermsId terms, address caller);
    /// @notice Thrown when a campaign names a model that nobody registered.
    error ModelUnknown(ModelId model);
    /// @notice Thrown when a campaign accepts no issuer.
    error NoIssuers();
    /// @notice Thrown when a campaign accepts more than 512 issuers.
    error TooManyIssuers(uint256 count);
    /// @notice Thrown when an issuer that is to be removed was never listed or is being removed already.
    error IssuerNotListed(CampaignId campaign, IssuerId issuer);
    /// @notice Thrown when a self-declared issuer is listed without saying so.
    error SelfDeclaredNotAccepted(IssuerId issuer);
    /// @notice Thrown when a sealed campaign has no settler or an open one has one.
    error SettlerMismatch(bool isSealed, address settler);
    /// @notice Thrown when a campaign pays nothing.
    error RewardZero();
    /// @notice Thrown when a campaign accepts no answer in a period.
    error AnswersPerPeriodZero();
    /// @notice Thrown when the notice is shorter than a day.
    error NoticeTooShort(uint32 notice);
    /// @notice Thrown when only the brand may do this.
    error NotBrand(CampaignId campaign, address caller);
    /// @notice Thrown when money for a brand's campaign would go to a campaign of another brand.
    error CampaignOfAnotherBrand(CampaignId campaign, address brand);
    /// @notice Thrown when the campaign is closing or closed already.
    error AlreadyClosing(CampaignId campaign, uint40 closesAt);
    /// @notice Thrown when the campaign still accepts answers or never closes.
    error NotClosedYet(CampaignId campaign, uint40 closesAt);
    /// @notice Thrown when a ticket has run out.
    error TicketExpired(uint40 expiry);
    /// @notice Thrown when an answer was not settled or belongs to another campaign.
    error NothingToClaim(CampaignId campaign, uint256 nullifier);
    /// @notice Thrown when a reward was claimed before.
    error AlreadyClaimed(CampaignId campaign, uint256 nullifier);
    /// @notice Thrown when the caller is not the subject of the answer.
    error NotSubject(address subject, address caller);
    /// @notice Thrown when a signed claim comes too late.
    error ClaimExpired(uint40 deadline);
    /// @notice Thrown when a reward would go to nobody.
    error PayeeZero();
    /// @notice Thrown when a batch holds no answer.
    error NoAnswers();
    /// @notice Thrown when the subject of an answer is more than an address.
    error SubjectInvalid();
    /// @notice Thrown when a call has fewer or more bytes than its answers take.
    error CalldataSizeWrong(uint256 actual, uint256 expected);

    /// @notice Refused: the chain has split since deployment, and this is the branch with another chain id.
    error WrongChain();
    /// @notice Refused: no campaign has this id.
    error CampaignUnknown();
    /// @notice Refused: the campaign has closed.
    error CampaignClosed();
    /// @notice Refused: the answer is for another period than the present one.
    error PeriodNotCurrent();
    /// @notice Refused: `validAt` is not a UTC midnight, is past, or is more than two days ahead.
    error ValidAtOutOfRange();
    /// @notice Refused: the campaign does not accept this issuer.
    error IssuerNotAccepted();
    /// @notice Refused: the issuer never published this root, revoked it, or replaced it longer ago than its grace.
    error RootNotLive();
    /// @notice Refused: the subject has not agreed to the terms, has withdrawn, or the consent has run out.
    error ConsentNotLive();
    /// @notice Refused: this secret has answered in this period.
    error NullifierSpent();
    /// @notice Refused: the campaign cannot pay another reward.
    error BudgetExhausted();
    /// @notice Refused: the campaign pays no more answers in this period.
    error PeriodBudgetExhausted();
    /// @notice Refused: the sealed segment is not one of the five possible; in an open campaign, not 0 to 4.
    error SealedSegmentUnknown();
    /// @notice Refused: the proof does not hold for these signals and this campaign.
    error ProofInvalid();
    /// @notice Refused: in a sealed campaign, the caller is not the settler and brings no ticket.
    error NotSettler();

    /// @notice A model was registered; its readable parameters.
    event ModelRegistered(ModelId indexed model, Model parameters);
    /// @notice A campaign was opened; its readable parameters.
    event CampaignOpened(
        CampaignId indexed campaign,
        address indexed brand,
        TermsId indexed terms,
        CampaignParameters parameters
    );
    /// @notice Tokens came in, as measured by the balance.
    event CampaignFunded(CampaignId indexed campaign, address indexed funder, uint256 amount);
    /// @notice The campaign accepts answers until `closesAt`.
    event CampaignClosing(CampaignId indexed campaign, uint40 closesAt);
    /// @notice The campaign accepts credentials of the issuer until `acceptedUntil`.
    event IssuerRemoved(CampaignId indexed campaign, IssuerId indexed issuer, uint40 acceptedUntil);
    /// @notice What no answer earned went back.
    event RemainderReclaimed(CampaignId indexed campaign, address indexed payee, uint256 amount);
    /// @notice An answer was accepted and its reward credited to the subject. Its proof, issuer and root are in
    /// the calldata.
    event AnswerSettled(
        CampaignId indexed campaign,
        address indexed subject,
        uint256 nullifier,
        uint32 period,
        uint256 sealedSegment,
        uint40 validAt
    );
    /// @notice An answer of a batch was not settled, for the reason with which `settle` would revert.
    /// @dev For whoever sent the batch, and no evidence of anything: anyone can send a batch with any campaign,
    /// subject and nullifier.
    event AnswerSkipped(
        CampaignId indexed campaign,
        address indexed subject,
        uint256 nullifier,
        bytes4 reason
    );
    /// @notice A reward was paid.
    event RewardClaimed(
        CampaignId indexed campaign,
        uint256 indexed nullifier,
        address indexed payee,
        uint256 amount
    );

    /// @notice Registers and folds a model; anyone may, and campaigns may share it. Registering it again
    /// changes nothing.
    /// @return id keccak256 of the encoded model.
    function registerModel(Model calldata model) external returns (ModelId id);

    /// @notice Opens a campaign under the caller's terms.
    function openCampaign(CampaignParameters calldata parameters) external returns (CampaignId campaign);

    /// @notice Adds tokens to a campaign's budget. Needs the caller's allowance; credits what arrives.
    /// @param brand Whose campaign it is meant to be. Numbers are given in the order of opening: until the chain
    /// is final, the campaign of another brand may end up under this one.
    function fund(CampaignId campaign, address brand, uint256 amount) external;

    /// @notice Starts the notice; answers are paid until it ends.
    function close(CampaignId campaign) external;

    /// @notice Stops accepting credentials of an issuer, after the same notice as closing: a brand that has read an
    /// answer, or has signed a ticket for it, cannot end it this way.
    function removeIssuer(CampaignId campaign, IssuerId issuer) external;

    /// @notice After the end, sends what no answer earned.
    function reclaim(CampaignId campaign, address payee) external;

    /// @notice Settles one answer, or reverts with the reason. The subject's consent is on record, and in a
    /// sealed campaign the caller is the settler.
    function settle(Answer calldata answer) external;

    /// @notice Settles one answer that brings along its consent, a ticket, or both; or reverts with the reason.
    /// @param signed A consent to record first; an empty signature means none. Where it cannot be recorded, one that
    /// is on record and live will do.
    /// @param ticket In a sealed campaign, what entitles others than the settler; an empty signature means none.
    function settleWith(
        Answer calldata answer,
        SignedConsent calldata signed,
        SignedTicket calldata ticket
    ) external;

    /// @notice Settles many answers for about a quarter of the price of each alone. One that cannot be settled
    /// (withdrawn, spent, stale, over budget, sealed and the caller is not the settler) is skipped with an
    /// event; if a proof does not hold, nothing is settled and the call reverts with `ProofInvalid`.
    /// @dev Groups with the same campaign side by side are cheapest.
    /// @return settled How many answers were settled.
    function settleBatch(AnswerGroup[] calldata groups) external returns (uint256 settled);

    /// @notice Pays the caller's reward to a payee.
    function claim(CampaignId campaign, uint256 nullifier, address payee) external;

    /// @notice Pays a subject's reward to the payee that it signed for.
    /// @param deadline Last second in which the signature counts.
    /// @param signature EIP-712 over Claim(campaign, nullifier, payee, deadline), by key or by code (ERC-1271).
    function claimBySignature(
        CampaignId campaign,
        uint256 nullifier,
        address payee,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Why the answer would be refused now: selector of the error, zero if it would be accepted.
    /// In a sealed campaign the caller must be the settler or bring a ticket besides.
    function quote(Answer calldata answer) external view returns (bytes4 reason);

    /// @notice Where roots are looked up.
    function issuerRegistry() external view returns (IIssuerRegistry);

    /// @notice Where consents are looked up and recorded.
    function consentRegistry() external view returns (IConsentRegistry);

    /// @notice What folds requests.
    function verifier() external view returns (IAnswerVerifier);

    /// @notice What carries many customers' messages in one transaction.
    function relay() external view returns (IRelay);

    /// @notice State of a campaign. Reverts with `CampaignUnknown`.
    function campaignOf(CampaignId campaign) external view returns (Campaign memory);

    /// @notice Whether the campaign accepts credentials of an issuer now.
    function acceptsIssuer(CampaignId campaign, IssuerId issuer) external view returns (bool);

    /// @notice How many answers can be paid now. A ticket reserves none of them.
    function answersLeft(CampaignId campaign) external view returns (uint256);

    /// @notice Number of the present period, from 0.
    function currentPeriod(CampaignId campaign) external view returns (uint32);

    /// @notice What answers of a campaign and a period are bound to; below the field modulus.
    function scopeOf(CampaignId campaign, uint32 period) external view returns (uint256);

    /// @notice The key point that answers of a campaign and a period are checked against.
    function foldedPoint(CampaignId campaign, uint32 period) external view returns (Point memory);

    /// @notice A settled answer; all zero if there is none.
    function answerOf(CampaignId campaign, uint256 nullifier) external view returns (SettledAnswer memory);

    /// @notice The folded point of a registered model. Reverts with `ModelUnknown`.
    function modelPoint(ModelId model) external view returns (Point memory);
}
