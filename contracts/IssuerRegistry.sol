// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIssuerRegistry, Issuer, RootStatus, SourceKind} from "./interfaces/IIssuerRegistry.sol";
import {BN254} from "./libraries/BN254.sol";
import {IssuerId} from "./libraries/Identifiers.sol";

/// @title Issuers and the roots of their credential trees
contract IssuerRegistry is IIssuerRegistry {
    uint32 private constant SHORTEST_INTERVAL = 1 minutes;
    uint32 private constant LONGEST_GRACE = 7 days;
    uint40 private constant NOT_REPLACED = type(uint40).max;

    uint256 private _issuerCount;
    mapping(IssuerId issuer => Issuer) private _issuers;
    mapping(IssuerId issuer => uint256 root) private _currentRoot;
    mapping(IssuerId issuer => mapping(uint256 root => RootStatus)) private _roots;
    /// @dev Roots that were published earlier have ended. The current root never is one of them without being revoked
    /// itself, so that looking it up takes one slot.
    mapping(IssuerId issuer => uint40 time) private _liveFrom;
    mapping(IssuerId issuer => address account) private _offeredTo;

    /// @inheritdoc IIssuerRegistry
    function register(
        SourceKind kind,
        uint32 minimumInterval,
        uint32 grace,
        string calldata metadataUri
    ) external returns (IssuerId issuer) {
        require(minimumInterval >= SHORTEST_INTERVAL, IntervalTooShort(minimumInterval));
        require(grace <= LONGEST_GRACE, GraceTooLong(grace));

        issuer = IssuerId.wrap(++_issuerCount);
        _issuers[issuer] = Issuer(msg.sender, kind, minimumInterval, grace);
        emit IssuerRegistered(issuer, msg.sender, kind, minimumInterval, grace, metadataUri);
    }

    /// @inheritdoc IIssuerRegistry
    function publishRoot(
        IssuerId issuer,
        uint256 root,
        string calldata uri,
        uint32 leafCount,
        bytes32 digest
    ) external {
        Issuer memory registered = _requireCaller(issuer);
        require(root != 0 && root < BN254.SCALAR_MODULUS, RootOutOfField(root));
        require(_roots[issuer][root].publishedAt == 0, RootAlreadyPublished(issuer, root));

        uint256 previous = _currentRoot[issuer];
        if (previous != 0) _replace(issuer, previous, registered);

        _currentRoot[issuer] = root;
        _roots[issuer][root] = RootStatus(uint40(block.timestamp), NOT_REPLACED, false);
        emit RootPublished(issuer, root, uri, leafCount, digest);
    }

    /// @inheritdoc IIssuerRegistry
    function revokeRoot(IssuerId issuer, uint256 root) external {
        _requireCaller(issuer);
        require(isRootLive(issuer, root), RootHasEnded(issuer, root));

        _revoke(issuer, root);
    }

    /// @inheritdoc IIssuerRegistry
    function revokeRootsBefore(IssuerId issuer, uint40 time) external {
        _requireCaller(issuer);
        require(time <= block.timestamp, TimeInFuture(time));
        if (time <= _liveFrom[issuer]) return;

        _liveFrom[issuer] = time;
        emit RootsRevoked(issuer, time);
        uint256 current = _currentRoot[issuer];
        if (current != 0 && _roots[issuer][current].publishedAt < time) _revoke(issuer, current);
    }

    /// @inheritdoc IIssuerRegistry
    function offerIssuer(IssuerId issuer, address account) external {
        _requireCaller(issuer);

        _offeredTo[issuer] = account;
        emit IssuerOffered(issuer, account);
    }

    /// @inheritdoc IIssuerRegistry
    function acceptIssuer(IssuerId issuer) external {
        require(_offeredTo[issuer] == msg.sender, IssuerNotOffered(issuer, msg.sender));

        address previous = _issuers[issuer].account;
        delete _offeredTo[issuer];
        _issuers[issuer].account = msg.sender;
        emit IssuerAccountChanged(issuer, previous, msg.sender);
    }

    /// @inheritdoc IIssuerRegistry
    function isRootLive(IssuerId issuer, uint256 root) public view returns (bool) {
        RootStatus storage status = _roots[issuer][root];
        uint40 liveUntil = status.liveUntil;
        if (liveUntil == NOT_REPLACED) return true;
        return block.timestamp <= liveUntil && status.publishedAt >= _liveFrom[issuer];
    }

    /// @inheritdoc IIssuerRegistry
    function rootStatus(IssuerId issuer, uint256 root) external view returns (RootStatus memory status) {
        status = _roots[issuer][root];
        if (status.publishedAt == 0 || status.publishedAt >= _liveFrom[issuer]) return status;
        (status.liveUntil, status.revoked) = (0, true);
    }

    /// @inheritdoc IIssuerRegistry
    function currentRoot(IssuerId issuer) external view returns (uint256) {
        return _currentRoot[issuer];
    }

    /// @inheritdoc IIssuerRegistry
    function issuerOf(IssuerId issuer) external view returns (Issuer memory registered) {
        registered = _issuers[issuer];
        require(registered.account != address(0), IssuerUnknown(issuer));
    }

    function _replace(IssuerId issuer, uint256 previous, Issuer memory registered) private {
        RootStatus storage status = _roots[issuer][previous];
        uint256 notBefore = uint256(status.publishedAt) + registered.minimumInterval;
        require(block.timestamp >= notBefore, PublishedTooSoon(issuer, notBefore));
        if (status.revoked) return;

        status.liveUntil = uint40(block.timestamp + registered.grace);
        emit RootReplaced(issuer, previous, status.liveUntil);
    }

    function _revoke(IssuerId issuer, uint256 root) private {
        RootStatus storage status = _roots[issuer][root];
        if (status.revoked) return;

        status.liveUntil = 0;
        status.revoked = true;
        emit RootRevoked(issuer, root);
    }

    function _requireCaller(IssuerId issuer) private view returns (Issuer memory registered) {
        registered = _issuers[issuer];
        require(registered.account != address(0), IssuerUnknown(issuer));
        require(registered.account == msg.sender, NotIssuer(issuer, msg.sender));
    }
}
