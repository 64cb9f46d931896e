// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IssuerId} from "../libraries/Identifiers.sol";

/// @notice Where an issuer reads attributes, according to the issuer itself.
enum SourceKind {
    EthereumWallet,
    SolidPod,
    DataVault,
    BankAccount,
    SelfDeclared,
    Brand
}

/// @notice What an issuer states when it registers. All but the account is fixed from then on.
struct Issuer {
    /// Who publishes and revokes roots; may be a multisig, and may hand the issuer over.
    address account;
    /// Where the attributes come from.
    SourceKind kind;
    /// Least number of seconds between two roots. Frequent roots shrink the crowd that a customer hides in.
    uint32 minimumInterval;
    /// Seconds for which a root still counts after it was replaced.
    uint32 grace;
}

/// @notice What is known about one root of one issuer.
struct RootStatus {
    /// Second at which it was published; 0 if never.
    uint40 publishedAt;
    /// Last second in which it counts; the largest value until it is replaced, and 0 once it is revoked.
    uint40 liveUntil;
    /// Whether the issuer ended it, alone or with all roots of its time; `liveUntil` is 0 then.
    bool revoked;
}

/// @title Issuers and the roots of their credential trees
/// @notice Anyone may register, so being registered says nothing about an issuer; a campaign lists the issuers that
/// it accepts. An issuer has one tree: to issue, renew or revoke a credential, it publishes the next root.
/// @dev Roots are kept by issuer, so nobody can end another issuer's root. Warning: the leaves are not checked.
/// Whoever lists an issuer trusts it for every root that it publishes, a copy of another issuer's root included.
interface IIssuerRegistry {
    /// @notice Thrown when the minimum interval between roots is under a minute.
    error IntervalTooShort(uint32 minimumInterval);
    /// @notice Thrown when a replaced root would count for more than seven days.
    error GraceTooLong(uint32 grace);
    /// @notice Thrown when no issuer has this id.
    error IssuerUnknown(IssuerId issuer);
    /// @notice Thrown when the caller is not the issuer's account.
    error NotIssuer(IssuerId issuer, address caller);
    /// @notice Thrown when a root is zero or not below the field modulus.
    error RootOutOfField(uint256 root);
    /// @notice Thrown when the issuer has published this root before, even if it was replaced or revoked since.
    error RootAlreadyPublished(IssuerId issuer, uint256 root);
    /// @notice Thrown when the issuer's minimum interval has not passed since its last root. `notBefore` is the
    /// first second in which it may publish.
    error PublishedTooSoon(IssuerId issuer, uint256 notBefore);
    /// @notice Thrown when a root to be revoked no longer counts or never did.
    error RootHasEnded(IssuerId issuer, uint256 root);

    /// @notice Thrown when roots of a time that has not come yet are to be ended.
    error TimeInFuture(uint40 time);
    /// @notice Thrown when an issuer was not offered to the caller, or not any more.
    error IssuerNotOffered(IssuerId issuer, address caller);

    /// @notice An issuer registered. `metadataUri` leads to its name, schemas and the place of its leaves.
    event IssuerRegistered(
        IssuerId indexed issuer,
        address indexed account,
        SourceKind kind,
        uint32 minimumInterval,
        uint32 grace,
        string metadataUri
    );
    /// @notice An issuer published a root over `leafCount` leaves, which are at `uri` and have the digest `digest`.
    event RootPublished(
        IssuerId indexed issuer,
        uint256 indexed root,
        string uri,
        uint32 leafCount,
        bytes32 digest
    );
    /// @notice A root was replaced by a newer one; `liveUntil` is the last second in which it counts.
    event RootReplaced(IssuerId indexed issuer, uint256 indexed root, uint40 liveUntil);
    /// @notice A root was revoked and no longer counts.
    event RootRevoked(IssuerId indexed issuer, uint256 indexed root);
    /// @notice All roots that were published before a time, in seconds, were ended at once.
    event RootsRevoked(IssuerId indexed issuer, uint40 publishedBefore);
    /// @notice An issuer was offered to an account; to nobody if that is zero.
    event IssuerOffered(IssuerId indexed issuer, address indexed account);
    /// @notice Another account publishes and revokes the issuer's roots from now on.
    event IssuerAccountChanged(
        IssuerId indexed issuer,
        address indexed previousAccount,
        address indexed account
    );

    /// @notice Registers the caller as an issuer. Reverts with `IntervalTooShort` or `GraceTooLong`.
    /// @dev Warning: none of this can be changed later, the account included.
    /// @param kind Where attributes come from, according to the issuer; nobody checks it.
    /// @param minimumInterval Least number of seconds between two roots, at least 60; 3,600 is usual.
    /// @param grace Seconds for which a root still counts after it was replaced, at most 604,800 (7 days).
    /// @param metadataUri Where the issuer describes itself.
    /// @return issuer The new issuer's id.
    function register(
        SourceKind kind,
        uint32 minimumInterval,
        uint32 grace,
        string calldata metadataUri
    ) external returns (IssuerId issuer);

    /// @notice Publishes the next root; from now on the one before counts only for the issuer's grace. Reverts with
    /// `IssuerUnknown`, `NotIssuer`, `RootOutOfField`, `RootAlreadyPublished` or `PublishedTooSoon`.
    /// @param issuer One of the caller's issuers.
    /// @param root Root of the tree, from 1 to the field modulus - 1; not published by this issuer before.
    /// @param uri Where the leaves are published.
    /// @param leafCount Number of leaves in the tree; nobody on chain checks it.
    /// @param digest Digest of the published leaves; nobody on chain checks it.
    function publishRoot(
        IssuerId issuer,
        uint256 root,
        string calldata uri,
        uint32 leafCount,
        bytes32 digest
    ) external;

    /// @notice Revokes a root: it stops counting at once, without grace. Reverts with `IssuerUnknown`, `NotIssuer`
    /// or `RootHasEnded`.
    /// @dev Warning: the minimum interval still applies to the next root. Until then no answer under this issuer can
    /// be settled, unless an older root is within its grace.
    /// @param issuer One of the caller's issuers.
    /// @param root A root of this issuer that counts now.
    function revokeRoot(IssuerId issuer, uint256 root) external;

    /// @notice Ends at once, without grace, every root that was published before a time, however many there are.
    /// @dev What a revoked credential needs: publish a root without it, and then end all roots from before that one.
    /// A time that is not later than that of an earlier call changes nothing.
    /// @param time In seconds, not after now.
    function revokeRootsBefore(IssuerId issuer, uint40 time) external;

    /// @notice Offers the caller's issuer to another account, which takes it with `acceptIssuer`. Until then nothing
    /// changes; another offer replaces this one, and one to the zero address takes it back.
    function offerIssuer(IssuerId issuer, address account) external;

    /// @notice Takes an issuer that was offered to the caller. Its roots, and the campaigns that list it, stay.
    function acceptIssuer(IssuerId issuer) external;

    /// @notice Whether a root counts now.
    function isRootLive(IssuerId issuer, uint256 root) external view returns (bool);

    /// @notice What is known about a root; all zero if the issuer never published it.
    function rootStatus(IssuerId issuer, uint256 root) external view returns (RootStatus memory);

    /// @notice The root that the issuer published last, or 0 if there is none.
    /// @dev Warning: it may have been revoked; ask `isRootLive`.
    function currentRoot(IssuerId issuer) external view returns (uint256);

    /// @notice The issuer's account, and what it fixed when registering. Reverts with `IssuerUnknown`.
    function issuerOf(IssuerId issuer) external view returns (Issuer memory);
}
