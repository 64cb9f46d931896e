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

/// @notice What a brand fixes when it opens a campaign; the event publishes all of it.
struct CampaignParameters {
    /// Terms that the caller published.
    TermsId terms;
    /// Id of the schema that the attributes follow, below the field modulus.
    uint256 schema;
    /// Well formed as `RequestCheck` has it.
    Rules rules;
    /// A registered model, or zero: then everyone who satisfies the rules is in segment 1.
    ModelId model;
    /// Issuers whose credentials are accepted, from one to 512.
    IssuerId[] issuers;
    /// Whether issuers of kind `SelfDeclared` may be among them.
    bool acceptsSelfDeclared;
    /// True for a sealed campaign, in which only the brand can read segments; in an open one everyone can.
    bool isSealed;
    /// Account that submits answers and signs tickets in a sealed campaign; may be a contract. Zero in an open one.
    address settler;
    /// A token whose balances change only by transfer, and which charges the sender nothing on top.
    IERC20 token;
    /// Paid for each answer, whatever its segment, in the token's smallest unit; not zero.
    uint96 reward;
    /// Seconds in a period; a customer may answer once in each. 0 means one period that never ends.
    uint32 periodLength;
    /// Most answers that are paid in one period; not zero.
    uint32 answersPerPeriod;
    /// Seconds between `close` and the end; at least a day.
    uint32 notice;
    /// Where the campaign document is found.
    string documentUri;
    /// Hash of the campaign document.
    bytes32 documentHash;
}

/// @notice State of a campaign. Fields without a comment are as in `CampaignParameters`.
struct Campaign {
    TermsId terms;
    /// Folded request, model and scope of `period`; answers are checked against this point.
    Point folded;
    uint96 reward;
    /// Second in which the campaign was opened; 0 if there is none.
    uint40 openedAt;
    /// Second from which answers are no longer accepted; the largest value until the brand closes the campaign.
    uint40 closesAt;
    uint32 periodLength;
    uint32 answersPerPeriod;
    bool isSealed;
    /// Budget that no answer has earned yet, in the token's smallest unit.
    uint96 available;
    /// Period whose scope is in `folded`; the present one may be later.
    uint32 period;
    /// Answers settled in `period`.
    uint32 answersInPeriod;
    uint32 notice;
    address settler;
    /// Account that opened the campaign and published its terms.
    address brand;
    IERC20 token;
}

/// @notice A customer's reply: a proof, its signals, and the campaign, issuer and period they belong to.
struct Answer {
    CampaignId campaign;
    Proof proof;
    /// Poseidon(secret, scope), below the field modulus.
    uint256 nullifier;
    /// Poseidon(sealKey, segment); in an open campaign the segment itself, 0 to 4.
    uint256 sealedSegment;
    /// Account that consented and earns the reward.
    address subject;
    /// Issuer of the credential.
    IssuerId issuer;
    /// A live root of that issuer.
    uint256 root;
    /// Number of the period, from 0.
    uint32 period;
    /// A UTC midnight, not before now and at most two days ahead; seconds.
    uint40 validAt;
}

/// @notice An answer group: answers that share their campaign, issuer, root, period and day.
struct AnswerGroup {
    CampaignId campaign;
    IssuerId issuer;
    /// A live root of that issuer.
    uint256 root;
    /// Number of the period, from 0.
    uint32 period;
    /// A UTC midnight, not before now and at most two days ahead; seconds.
    uint40 validAt;
    GroupAnswer[] answers;
}

/// @notice The settler's promise to accept one answer of one subject in one scope, whatever its segment.
/// @dev The signature is over Ticket(campaign, scope, nullifier, subject, sealedValues, expiry). The first four
/// come from the answer that brings the ticket. The nullifier is among them so that a customer with several
/// secrets cannot spend one promise several times.
struct SignedTicket {
    /// The five sealed segments under the subject's key, in random order.
    uint256[5] sealedValues;
    /// Last second in which the ticket is valid.
    uint40 expiry;
    /// EIP-712 signature of the settler, by key or by its code (ERC-1271).
    bytes signature;
}

/// @notice What is kept of a settled answer, in one slot.
struct SettledAnswer {
    /// Account that earned the reward.
    address subject;
    /// Whether the reward was paid.
    bool claimed;
}

/// @title Campaigns: requests, escrow, answers and claims
/// @notice No consent, no pay; no pay without proof. Submitting an answer never decides who is paid.
/// @dev The errors that begin with "Refused" are the reasons for which an answer is refused: `settle` reverts with
/// them, and `quote` returns their selectors (but never that of `NotSettler`, since it ignores the caller). Every
/// function that takes a campaign reverts with `CampaignUnknown` if there is none, unless it says otherwise.
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
    /// @notice Thrown when the campaign still accepts answers.
    error NotClosedYet(CampaignId campaign, uint40 closesAt);
    /// @notice Thrown when a ticket has expired.
    error TicketExpired(uint40 expiry);
    /// @notice Thrown when an answer was not settled or belongs to another campaign.
    error NothingToClaim(CampaignId campaign, uint256 nullifier);
    /// @notice Thrown when a reward was claimed before.
    error AlreadyClaimed(CampaignId campaign, uint256 nullifier);
    /// @notice Thrown when the caller is not the subject of the answer.
    error NotSubject(address subject, address caller);
    /// @notice Thrown when a signed claim arrives after its deadline.
    error ClaimExpired(uint40 deadline);
    /// @notice Thrown when the payee is the zero address.
    error PayeeZero();
    /// @notice Thrown when a batch holds no answer.
    error NoAnswers();
    /// @notice Thrown when the subject of an answer has more bits than an address.
    error SubjectInvalid();
    /// @notice Thrown when a call has fewer or more bytes than its answers need.
    error CalldataSizeWrong(uint256 actual, uint256 expected);

    /// @notice Refused: the chain has split since deployment, and this is the branch with another chain id.
    error WrongChain();
    /// @notice Refused: no campaign has this id.
    error CampaignUnknown();
    /// @notice Refused: the campaign has closed.
    error CampaignClosed();
    /// @notice Refused: the answer is not for the present period.
    error PeriodNotCurrent();
    /// @notice Refused: `validAt` is not a UTC midnight, is past, or is more than two days ahead.
    error ValidAtOutOfRange();
    /// @notice Refused: the campaign does not accept this issuer.
    error IssuerNotAccepted();
    /// @notice Refused: the issuer never published this root, revoked it, or replaced it and its grace is over.
    error RootNotLive();
    /// @notice Refused: the subject has not agreed to the terms or has withdrawn, or the consent has run out.
    error ConsentNotLive();
    /// @notice Refused: this secret has already answered in this period.
    error NullifierSpent();
    /// @notice Refused: the campaign cannot pay another reward.
    error BudgetExhausted();
    /// @notice Refused: the campaign has paid as many answers in this period as it allows.
    error PeriodBudgetExhausted();
    /// @notice Refused: the sealed segment is not 0 to 4 in an open campaign, or not one that the ticket names.
    error SealedSegmentUnknown();
    /// @notice Refused: the proof does not hold for these signals and this campaign.
    error ProofInvalid();
    /// @notice Refused: the campaign is sealed, and the caller is not its settler and brings no ticket.
    error NotSettler();

    /// @notice A model was registered with these readable parameters.
    event ModelRegistered(ModelId indexed model, Model parameters);
    /// @notice A campaign was opened with these readable parameters.
    event CampaignOpened(
        CampaignId indexed campaign,
        address indexed brand,
        TermsId indexed terms,
        CampaignParameters parameters
    );
    /// @notice A campaign's budget grew by `amount`, as measured by the contract's token balance.
    event CampaignFunded(CampaignId indexed campaign, address indexed funder, uint256 amount);
    /// @notice The brand closed the campaign: `closesAt` is the first second in which answers are refused.
    event CampaignClosing(CampaignId indexed campaign, uint40 closesAt);
    /// @notice The campaign accepts credentials of the issuer until `acceptedUntil`.
    event IssuerRemoved(CampaignId indexed campaign, IssuerId indexed issuer, uint40 acceptedUntil);
    /// @notice What no answer earned went back.
    event RemainderReclaimed(CampaignId indexed campaign, address indexed payee, uint256 amount);
    /// @notice An answer was accepted and its reward credited to the subject. Proof, issuer and root are only in
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
    /// @notice A reward was paid to `payee`; `amount` is in the token's smallest unit.
    event RewardClaimed(
        CampaignId indexed campaign,
        uint256 indexed nullifier,
        address indexed payee,
        uint256 amount
    );

    /// @notice Registers and folds a model. Anyone may register it, any campaign may use it, and registering it
    /// again changes nothing.
    /// @param model Well formed, or the call reverts with an error of `RequestCheck`.
    /// @return id keccak256 of the encoded model.
    function registerModel(Model calldata model) external returns (ModelId id);

    /// @notice Opens a campaign under the caller's terms.
    /// @dev Assumes that the token's balances change only by transfer. Warning: with another token, rewards that
    /// answers have earned may not be covered. Warning: whoever controls a listed issuer can vouch for itself and
    /// earn the whole budget.
    /// @param parameters Each field states its bounds; the call reverts with the error that names what is wrong.
    /// @return campaign Id of the new campaign. Its budget is empty until it is funded.
    function openCampaign(CampaignParameters calldata parameters) external returns (CampaignId campaign);

    /// @notice Adds tokens to a campaign's budget. Needs the caller's allowance; credits what arrives.
    /// @param brand Whose campaign it is meant to be. Numbers are given in the order of opening: until the chain
    /// is final, the campaign of another brand may end up under this one.
    function fund(CampaignId campaign, address brand, uint256 amount) external;

    /// @notice Starts the notice; answers are paid until it ends. Reverts with `NotBrand` or `AlreadyClosing`.
    /// @dev Warning: cannot be undone.
    /// @param campaign One of the caller's campaigns.
    function close(CampaignId campaign) external;

    /// @notice Stops accepting credentials of an issuer, after the same notice as closing: a brand that has read an
    /// answer, or has signed a ticket for it, cannot end it this way.
    function removeIssuer(CampaignId campaign, IssuerId issuer) external;

    /// @notice After the end, sends what no answer earned.
    function reclaim(CampaignId campaign, address payee) external;

    /// @notice Settles one answer, or reverts with the reason for which it is refused.
    /// @dev Assumes that the subject's consent is on record. Reverts with `CalldataSizeWrong` if bytes follow the
    /// answer.
    /// @param answer In a sealed campaign, only the settler can submit it this way.
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

    /// @notice Settles many answers, each for about a quarter of what it costs alone. An answer that is refused
    /// for any other reason than its proof is skipped with an event.
    /// @dev Warning: if one proof does not hold, nothing is settled and the call reverts with `ProofInvalid`; check
    /// the proofs before. Also reverts with `NoAnswers`, `CalldataSizeWrong` or `SubjectInvalid`.
    /// @param groups Answer groups, ABI-encoded without gaps or trailing bytes; neighbours of one campaign are
    /// cheapest.
    /// @return settled How many answers were settled.
    function settleBatch(AnswerGroup[] calldata groups) external returns (uint256 settled);

    /// @notice Pays the caller's reward to a payee. Reverts with `NothingToClaim`, `AlreadyClaimed`, `NotSubject`
    /// or `PayeeZero`.
    /// @param campaign Campaign that the answer was settled in; in an unknown one there is nothing to claim.
    /// @param nullifier The answer's nullifier.
    /// @param payee Who receives the reward; not zero.
    function claim(CampaignId campaign, uint256 nullifier, address payee) external;

    /// @notice Pays a subject's reward to the payee that it signed for; anyone may submit the signature. Reverts
    /// with `NothingToClaim`, `AlreadyClaimed`, `ClaimExpired`, `PayeeZero` or `AccountSignature.SignatureInvalid`.
    /// @param campaign Campaign that the answer was settled in.
    /// @param nullifier The answer's nullifier.
    /// @param payee Who receives the reward; not zero.
    /// @param deadline Last second in which the signature is valid.
    /// @param signature EIP-712 over Claim(campaign, nullifier, payee, deadline), by the subject's key or its
    /// account's code (ERC-1271).
    function claimBySignature(
        CampaignId campaign,
        uint256 nullifier,
        address payee,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Why the answer would be refused now. An unknown campaign is a reason, too, not an error.
    /// @dev Warning: does not look at the caller. In a sealed campaign an answer that is quoted as acceptable still
    /// needs the settler or a ticket.
    /// @param answer Any answer.
    /// @return reason Selector of the error, or zero if the answer would be accepted.
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

    /// @notice How many answers can be paid now: within the budget, and in the present period.
    /// @dev Warning: a ticket reserves none of them.
    function answersLeft(CampaignId campaign) external view returns (uint256);

    /// @notice Number of the present period, from 0.
    function currentPeriod(CampaignId campaign) external view returns (uint32);

    /// @notice The scope that answers of a campaign and a period are bound to: a hash, below 2^248.
    /// @param campaign Any id, also of a campaign that is not open yet.
    /// @param period Number of the period, from 0.
    function scopeOf(CampaignId campaign, uint32 period) external view returns (uint256);

    /// @notice The folded point that answers of a campaign and a period are checked against.
    /// @param campaign A campaign.
    /// @param period Number of any period, from 0, also a past or future one.
    function foldedPoint(CampaignId campaign, uint32 period) external view returns (Point memory);

    /// @notice What is kept of a settled answer; all zero if there is none, or no such campaign.
    function answerOf(CampaignId campaign, uint256 nullifier) external view returns (SettledAnswer memory);

    /// @notice The folded point of a registered model. Reverts with `ModelUnknown`.
    function modelPoint(ModelId model) external view returns (Point memory);
}
