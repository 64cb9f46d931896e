// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TermsId} from "../libraries/Identifiers.sol";

/// @notice What the chain keeps for one subject and one text of terms, in one slot.
struct Consent {
    /// Second from which the consent no longer counts.
    uint40 until;
    /// Second at which the subject last agreed; 0 if never.
    uint40 signedAt;
    /// Second at which the subject last withdrew; 0 if never.
    uint40 withdrawnAt;
}

/// @notice A consent that the subject signed and anyone may submit.
struct SignedConsent {
    /// Account that agrees.
    address subject;
    /// Published terms.
    TermsId terms;
    /// Second from which the consent no longer counts; later than now.
    uint40 until;
    /// Second at which it was signed: the earlier of the signer's clock and the latest block.
    uint40 signedAt;
    /// EIP-712 hash of the `Words` that the subject was shown, in its language.
    bytes32 words;
    /// EIP-712 signature over the five fields above, by the subject's key or its account's code (ERC-1271).
    bytes signature;
}

/// @title Consents to terms
/// @notice A consent is live if it was signed after the last withdrawal and has not run out. The times of signing
/// decide, not the order of arrival: an old consent cannot undo a withdrawal, an old withdrawal cannot undo a newer
/// consent, and nobody can invalidate a withdrawal that waits to be submitted.
/// @dev Nothing here can pause or refuse a withdrawal.
/// @dev What a subject signs holds in words what a wallet should show, beside the hash of the terms:
/// `Consent(address subject,bytes32 terms,uint40 until,uint40 signedAt,Words words)` with
/// `Words(string purpose,string ifYouSayNo,string language,bytes32 rendering)`, where `rendering` is the hash of the
/// whole text as shown. The contract takes the hash of the words; that they are the terms' own is for those to check
/// who have the text.
interface IConsentRegistry {
    /// @notice Thrown when the brand has already published this text.
    error TermsAlreadyPublished(TermsId terms);
    /// @notice Thrown when a consent is for terms that nobody published.
    error TermsUnknown(TermsId terms);
    /// @notice Thrown when a consent would have run out by the time it is recorded.
    error ConsentAlreadyOver(uint40 until);
    /// @notice Thrown when a consent is dated later than this block.
    error SignedInFuture(uint40 signedAt);
    /// @notice Thrown when a consent was not signed later than the subject's last consent and last withdrawal. Of
    /// a consent and a withdrawal in one block, the withdrawal wins.
    error ConsentOutdated(uint40 signedAt, uint40 lastSignedAt, uint40 lastWithdrawnAt);

    /// @notice A brand published terms with this core; renderings in languages are at `uri`.
    event TermsPublished(TermsId indexed terms, address indexed brand, string core, string uri);
    /// @notice A subject agreed to terms until `until`. It signed at `signedAt` and the chain recorded it at
    /// `recordedAt`; all three in seconds. `words` is the hash of the words that it was shown.
    event ConsentGiven(
        address indexed subject,
        TermsId indexed terms,
        uint40 until,
        uint40 signedAt,
        uint40 recordedAt,
        bytes32 words
    );
    /// @notice A subject withdrew. It signed at `signedAt` and the chain recorded it at `recordedAt`; both in
    /// seconds.
    event ConsentWithdrawn(
        address indexed subject,
        TermsId indexed terms,
        uint40 signedAt,
        uint40 recordedAt
    );

    /// @notice Publishes the caller's terms. Reverts with `TermsAlreadyPublished`.
    /// @param core Their language-neutral core, as canonical JSON. The event keeps it, so that whoever audits needs
    /// nothing but the chain.
    /// @param uri Where the renderings in languages are found.
    /// @return terms Id of the terms: hash of the caller and of the core.
    function publishTerms(string calldata core, string calldata uri) external returns (TermsId terms);

    /// @notice The caller agrees to terms until a date. Reverts with `TermsUnknown`, `ConsentAlreadyOver` or
    /// `ConsentOutdated`.
    /// @param terms Published terms.
    /// @param until Second from which the consent no longer counts; later than now.
    /// @param words Hash of the words that the caller was shown.
    function consent(TermsId terms, uint40 until, bytes32 words) external;

    /// @notice Records a signed consent; anyone may submit it. Reverts with `SignedInFuture`, `TermsUnknown`,
    /// `ConsentAlreadyOver`, `ConsentOutdated` or `AccountSignature.SignatureInvalid`.
    /// @dev A consent that is already on record and live is no error and changes nothing, so nobody can stop a call
    /// that brings a consent along by recording that consent first.
    /// @param signed The consent and its signature.
    function consentBySignature(SignedConsent calldata signed) external;

    /// @notice The caller withdraws. Always succeeds, even for terms or consents that do not exist.
    /// @param terms Any terms.
    function withdraw(TermsId terms) external;

    /// @notice Records a signed withdrawal. Succeeds whenever the signature is the subject's; one that is not
    /// later than the last withdrawal changes nothing.
    /// @dev It may be dated ahead. A consent that is dated ahead can be held back until its time has come, and
    /// only a withdrawal dated as far ahead ends it before that.
    /// @dev Warning: a withdrawal dated before the consent on record does not end it. Signers with a slow
    /// clock take the consent's `signedAt`, which is enough. Until the time of a withdrawal that is dated ahead
    /// the subject cannot agree to these terms again.
    /// @param signedAt When it was signed, in seconds: the earlier of the signer's clock and the latest block,
    /// but not before any consent that is to end.
    function withdrawBySignature(
        address subject,
        TermsId terms,
        uint40 signedAt,
        bytes calldata signature
    ) external;

    /// @notice Whether the subject's consent to the terms counts now.
    function isConsentLive(address subject, TermsId terms) external view returns (bool);

    /// @notice For each subject in turn, whether its consent to the terms counts now.
    /// @param terms Any terms.
    /// @param subjects Any accounts; reverts without data if one has more bits than an address.
    function areConsentsLive(
        TermsId terms,
        address[] calldata subjects
    ) external view returns (bool[] memory);

    /// @notice What is on record for a subject and terms; all zero if nothing is.
    function consentOf(address subject, TermsId terms) external view returns (Consent memory);

    /// @notice The brand that published the terms; the zero address if nobody did.
    function brandOf(TermsId terms) external view returns (address);

    /// @notice The id that `publishTerms` gives to a brand's core with this keccak256 hash.
    function termsIdOf(address brand, bytes32 coreHash) external pure returns (TermsId);
}
