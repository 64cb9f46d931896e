// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IssuerRegistry} from "../../../contracts/IssuerRegistry.sol";
import {IIssuerRegistry, RootStatus, SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @notice All roots of a time at once: what a revoked credential needs, since older roots still hold it.
contract IssuerRootsEndTest is Suite {
    uint32 private constant INTERVAL = 1 minutes;
    uint32 private constant GRACE = 7 days;
    address private constant STRANGER = address(0x57A2);

    IssuerRegistry private registry;
    IssuerId private issuer;
    IssuerId private other;

    function setUp() public {
        vm.warp(START);
        registry = new IssuerRegistry();
        issuer = registry.register(SourceKind.BankAccount, INTERVAL, GRACE, "");
        other = registry.register(SourceKind.BankAccount, INTERVAL, GRACE, "");
    }

    /// @custom:property R-8
    function test_AllRootsBeforeATimeEndAtOnce() public {
        _publish(10);
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.RootsRevoked(issuer, _publicationOf(10));
        registry.revokeRootsBefore(issuer, _publicationOf(10));
        for (uint256 root = 1; root < 10; ++root) vm.assertFalse(registry.isRootLive(issuer, root));
        vm.assertTrue(registry.isRootLive(issuer, 10));
    }

    /// @dev Against the rule itself: a root counts if it is current or in its grace, and was not published before
    /// the latest of the times.
    /// @custom:property R-8
    function test_ExactlyTheRootsBeforeTheLatestTimeEnd(uint256 seed) public {
        uint256 count = _within(seed, 1, 12);
        uint256 later = _within(seed >> 16, 0, 8 days);
        uint40 latest;
        _publish(count);
        vm.warp(block.timestamp + later);
        for (uint256 i = 0; i < 3; ++i) {
            uint40 time = uint40(_within(seed >> (32 + 32 * i), START - 1, block.timestamp));
            registry.revokeRootsBefore(issuer, time);
            if (time > latest) latest = time;
        }
        for (uint256 root = 1; root <= count; ++root) {
            uint256 published = START + (root - 1) * INTERVAL;
            bool inTime = root == count || block.timestamp <= published + INTERVAL + GRACE;
            bool isLive = inTime && published >= latest;
            vm.assertEq(registry.isRootLive(issuer, root), isLive);
            RootStatus memory status = registry.rootStatus(issuer, root);
            vm.assertEq(status.revoked, published < latest);
            if (status.revoked) vm.assertEq(status.liveUntil, 0);
            vm.assertEq(status.publishedAt, published);
        }
    }

    /// @custom:property R-8
    function test_TheCurrentRootEndsWithTheOthersOfItsTime() public {
        _publish(3);
        vm.warp(block.timestamp + 1);
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.RootRevoked(issuer, 3);
        registry.revokeRootsBefore(issuer, uint40(block.timestamp));
        for (uint256 root = 1; root <= 3; ++root) vm.assertFalse(registry.isRootLive(issuer, root));
        _expectEnded(2);
        registry.revokeRoot(issuer, 2);
    }

    /// @custom:property R-8
    function test_ARootThatEndedWithTheOthersDoesNotComeBack() public {
        _publish(2);
        vm.warp(block.timestamp + INTERVAL);
        registry.revokeRootsBefore(issuer, uint40(block.timestamp));
        registry.publishRoot(issuer, 3, "", 0, 0);
        vm.assertTrue(registry.isRootLive(issuer, 3));
        vm.assertFalse(registry.isRootLive(issuer, 2));
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.RootAlreadyPublished.selector, issuer, 2));
        registry.publishRoot(issuer, 2, "", 0, 0);
    }

    function test_AnEarlierTimeChangesNothing() public {
        _publish(3);
        registry.revokeRootsBefore(issuer, _publicationOf(2));
        vm.recordLogs();
        registry.revokeRootsBefore(issuer, _publicationOf(2));
        registry.revokeRootsBefore(issuer, _publicationOf(1));
        vm.assertEq(vm.getRecordedLogs().length, 0);
        vm.assertFalse(registry.isRootLive(issuer, 1));
        vm.assertTrue(registry.isRootLive(issuer, 2));
    }

    /// @dev What nobody published has not ended either.
    function test_ARootThatNobodyPublishedIsNotRevoked() public {
        _publish(2);
        registry.revokeRootsBefore(issuer, _publicationOf(2));
        RootStatus memory status = registry.rootStatus(issuer, 99);
        vm.assertFalse(status.revoked);
        vm.assertEq(status.publishedAt, 0);
    }

    function test_ARootThatWasRevokedBeforeIsNotToldAgain() public {
        _publish(1);
        registry.revokeRoot(issuer, 1);
        vm.warp(block.timestamp + 1);
        vm.recordLogs();
        registry.revokeRootsBefore(issuer, uint40(block.timestamp));
        // RootsRevoked alone.
        vm.assertEq(vm.getRecordedLogs().length, 1);
    }

    function test_AnIssuerWithoutRootsMayCallIt() public {
        vm.recordLogs();
        registry.revokeRootsBefore(issuer, START);
        vm.assertEq(vm.getRecordedLogs().length, 1);
        registry.publishRoot(issuer, 1, "", 0, 0);
        vm.assertTrue(registry.isRootLive(issuer, 1));
    }

    function test_ATimeThatHasNotComeIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.TimeInFuture.selector, START + 1));
        registry.revokeRootsBefore(issuer, START + 1);
    }

    /// @custom:property R-8
    function test_OtherIssuersKeepTheirRoots() public {
        _publish(2);
        vm.warp(START);
        registry.publishRoot(other, 1, "", 0, 0);
        vm.warp(START + INTERVAL);
        registry.publishRoot(other, 2, "", 0, 0);
        registry.revokeRootsBefore(issuer, uint40(block.timestamp));
        vm.assertTrue(registry.isRootLive(other, 1));
        vm.assertTrue(registry.isRootLive(other, 2));
    }

    /// @custom:property R-8
    function test_OnlyTheIssuerEndsItsRoots() public {
        _publish(2);
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.NotIssuer.selector, issuer, STRANGER));
        vm.prank(STRANGER);
        registry.revokeRootsBefore(issuer, START + 1);
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerUnknown.selector, 99));
        registry.revokeRootsBefore(IssuerId.wrap(99), START);
    }

    /// @dev The first call pays for a new slot, as each of the later ones does here.
    /// @custom:property R-8
    function test_EndingManyRootsCostsAsMuchAsEndingOne() public {
        _publish(2);
        uint256 few = _gasOfEnding(_publicationOf(2));
        uint256 state = vm.snapshotState();
        _publishFrom(3, 60);
        uint256 many = _gasOfEnding(_publicationOf(60));
        vm.revertToState(state);
        vm.assertLe(many, few);
    }

    function _gasOfEnding(uint40 time) private returns (uint256) {
        uint256 before = gasleft();
        registry.revokeRootsBefore(issuer, time);
        return before - gasleft();
    }

    /// @dev Roots 1 to `count`, each as soon as the interval allows it; the last is published now.
    function _publish(uint256 count) private {
        _publishFrom(1, count);
    }

    function _publishFrom(uint256 first, uint256 last) private {
        for (uint256 root = first; root <= last; ++root) {
            vm.warp(_publicationOf(root));
            registry.publishRoot(issuer, root, "", 0, 0);
        }
    }

    function _publicationOf(uint256 root) private pure returns (uint40) {
        return uint40(START + (root - 1) * INTERVAL);
    }

    function _expectEnded(uint256 root) private {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.RootHasEnded.selector, issuer, root));
    }
}
