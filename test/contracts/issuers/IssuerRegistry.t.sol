// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IssuerRegistry} from "../../../contracts/IssuerRegistry.sol";
import {
    IIssuerRegistry,
    Issuer,
    RootStatus,
    SourceKind
} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {BN254} from "../../../contracts/libraries/BN254.sol";
import {IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {Suite} from "../../support/suites/Suite.sol";

contract IssuerRegistryTest is Suite {
    uint32 private constant INTERVAL = 1 hours;
    uint32 private constant GRACE = 2 hours;
    uint256 private constant ROOT = 11;
    uint256 private constant NEXT_ROOT = 22;
    address private constant OTHER_ACCOUNT = address(0xB0B);
    IssuerId private constant UNKNOWN = IssuerId.wrap(99);

    IssuerRegistry private registry;
    IssuerId private issuer;
    IssuerId private other;

    function setUp() public {
        vm.warp(START);
        registry = new IssuerRegistry();
        issuer = registry.register(SourceKind.BankAccount, INTERVAL, GRACE, "ipfs://issuer");
        vm.prank(OTHER_ACCOUNT);
        other = registry.register(SourceKind.SolidPod, INTERVAL, GRACE, "ipfs://other");
    }

    function test_RegisterNumbersIssuersFromOne() public view {
        vm.assertEq(IssuerId.unwrap(issuer), 1);
        vm.assertEq(IssuerId.unwrap(other), 2);
    }

    function test_RegisterKeepsWhatTheIssuerStated() public view {
        Issuer memory registered = registry.issuerOf(issuer);
        vm.assertEq(registered.account, address(this));
        vm.assertEq(uint256(registered.kind), uint256(SourceKind.BankAccount));
        vm.assertEq(registered.minimumInterval, INTERVAL);
        vm.assertEq(registered.grace, GRACE);
    }

    function test_RegisterEmitsWhatTheIssuerStated() public {
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.IssuerRegistered(
            IssuerId.wrap(3),
            address(this),
            SourceKind.Brand,
            60,
            7 days,
            "ipfs://third"
        );
        registry.register(SourceKind.Brand, 60, 7 days, "ipfs://third");
    }

    /// @custom:property R-5
    function test_RegisterRefusesAnIntervalUnderAMinute() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IntervalTooShort.selector, 59));
        registry.register(SourceKind.SolidPod, 59, GRACE, "");
    }

    /// @custom:property R-6
    function test_RegisterRefusesAGraceOverSevenDays() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.GraceTooLong.selector, 7 days + 1));
        registry.register(SourceKind.SolidPod, INTERVAL, 7 days + 1, "");
    }

    function test_IssuerOfRefusesAnUnknownIssuer() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerUnknown.selector, UNKNOWN));
        registry.issuerOf(UNKNOWN);
    }

    function test_PublishRootMakesTheRootLiveAndCurrent() public {
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.RootPublished(issuer, ROOT, "ipfs://leaves", 7, bytes32(uint256(8)));
        registry.publishRoot(issuer, ROOT, "ipfs://leaves", 7, bytes32(uint256(8)));

        vm.assertTrue(registry.isRootLive(issuer, ROOT));
        vm.assertEq(registry.currentRoot(issuer), ROOT);
        _assertStatus(issuer, ROOT, RootStatus(START, type(uint40).max, false));
    }

    function test_PublishRootTakesTheLargestFieldElement() public {
        _publish(BN254.SCALAR_MODULUS - 1);
        vm.assertTrue(registry.isRootLive(issuer, BN254.SCALAR_MODULUS - 1));
    }

    /// @custom:property R-4
    function test_PublishRootRefusesZero() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.RootOutOfField.selector, 0));
        _publish(0);
    }

    /// @custom:property R-4
    function test_PublishRootRefusesAnythingOutsideTheField(uint256 root) public {
        root = _within(root, BN254.SCALAR_MODULUS, type(uint256).max - 1);
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.RootOutOfField.selector, root));
        _publish(root);
    }

    function test_PublishRootRefusesTheModulus() public {
        uint256 modulus = BN254.SCALAR_MODULUS;
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.RootOutOfField.selector, modulus));
        _publish(modulus);
    }

    function test_PublishRootRefusesAnUnknownIssuer() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerUnknown.selector, UNKNOWN));
        registry.publishRoot(UNKNOWN, ROOT, "", 0, 0);
    }

    /// @custom:property R-2
    function test_PublishRootRefusesAnotherAccount() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.NotIssuer.selector, issuer, OTHER_ACCOUNT));
        vm.prank(OTHER_ACCOUNT);
        registry.publishRoot(issuer, ROOT, "", 0, 0);
    }

    /// @custom:property R-3
    function test_PublishRootRefusesTheCurrentRoot() public {
        _publish(ROOT);
        vm.warp(START + INTERVAL);
        _expectAlreadyPublished(ROOT);
        _publish(ROOT);
    }

    /// @custom:property R-3
    function test_PublishRootRefusesAReplacedRoot() public {
        _publish(ROOT);
        vm.warp(START + INTERVAL);
        _publish(NEXT_ROOT);
        vm.warp(START + 30 days);
        _expectAlreadyPublished(ROOT);
        _publish(ROOT);
    }

    /// @custom:property R-3
    function test_PublishRootRefusesARevokedRoot() public {
        _publish(ROOT);
        registry.revokeRoot(issuer, ROOT);
        vm.warp(START + INTERVAL);
        _expectAlreadyPublished(ROOT);
        _publish(ROOT);
    }

    /// @custom:property R-5
    function test_PublishRootRefusesTheSecondBeforeTheIntervalEnds() public {
        _publish(ROOT);
        vm.warp(START + INTERVAL - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.PublishedTooSoon.selector, issuer, START + INTERVAL)
        );
        _publish(NEXT_ROOT);
    }

    function test_PublishRootSucceedsWhenTheIntervalEnds() public {
        _publish(ROOT);
        vm.warp(START + INTERVAL);
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.RootReplaced(issuer, ROOT, START + INTERVAL + GRACE);
        _publish(NEXT_ROOT);
        vm.assertEq(registry.currentRoot(issuer), NEXT_ROOT);
    }

    /// @custom:property R-5
    function test_PublishRootKeepsTheIntervalAfterARevocation() public {
        _publish(ROOT);
        registry.revokeRoot(issuer, ROOT);
        vm.expectRevert(
            abi.encodeWithSelector(IIssuerRegistry.PublishedTooSoon.selector, issuer, START + INTERVAL)
        );
        _publish(NEXT_ROOT);
    }

    /// @custom:property R-3
    function test_PublishRootDoesNotReviveARevokedRoot() public {
        _publish(ROOT);
        registry.revokeRoot(issuer, ROOT);
        vm.warp(START + INTERVAL);
        _publish(NEXT_ROOT);
        vm.assertFalse(registry.isRootLive(issuer, ROOT));
        _assertStatus(issuer, ROOT, RootStatus(START, 0, true));
    }

    /// @custom:property R-2
    function test_IssuersWithTheSameRootDoNotTouchEachOther() public {
        _publish(ROOT);
        vm.prank(OTHER_ACCOUNT);
        registry.publishRoot(other, ROOT, "", 0, 0);

        vm.prank(OTHER_ACCOUNT);
        registry.revokeRoot(other, ROOT);
        vm.assertTrue(registry.isRootLive(issuer, ROOT));
        vm.assertFalse(registry.isRootLive(other, ROOT));
    }

    /// @custom:property R-1
    function test_ARootOfOneIssuerIsNotLiveForAnother() public {
        _publish(ROOT);
        vm.assertFalse(registry.isRootLive(other, ROOT));
        vm.assertFalse(registry.isRootLive(UNKNOWN, ROOT));
    }

    function test_ACurrentRootStaysLive(uint40 time) public {
        _publish(ROOT);
        vm.warp(_within(time, START, type(uint40).max));
        vm.assertTrue(registry.isRootLive(issuer, ROOT));
    }

    /// @custom:property R-6
    function test_AReplacedRootIsLiveUntilTheLastSecondOfItsGrace() public {
        _publish(ROOT);
        vm.warp(START + 5 days);
        _publish(NEXT_ROOT);

        vm.warp(START + 5 days + GRACE);
        vm.assertTrue(registry.isRootLive(issuer, ROOT));
        vm.warp(START + 5 days + GRACE + 1);
        vm.assertFalse(registry.isRootLive(issuer, ROOT));
        vm.assertTrue(registry.isRootLive(issuer, NEXT_ROOT));
    }

    /// @custom:property R-6
    function test_GraceDoesNotGrowWhenTheSuccessorIsReplaced() public {
        _publish(ROOT);
        vm.warp(START + INTERVAL);
        _publish(NEXT_ROOT);
        vm.warp(START + 2 * INTERVAL);
        _publish(33);
        _assertStatus(issuer, ROOT, RootStatus(START, START + INTERVAL + GRACE, false));
    }

    /// @custom:property R-1
    function test_AnUnknownRootIsNeverLive(uint256 root, uint40 time) public {
        vm.warp(_within(time, 1, type(uint40).max));
        vm.assertFalse(registry.isRootLive(issuer, root));
    }

    /// @custom:property R-7
    function test_RevokeRootEndsTheCurrentRootAtOnce() public {
        _publish(ROOT);
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.RootRevoked(issuer, ROOT);
        registry.revokeRoot(issuer, ROOT);
        vm.assertFalse(registry.isRootLive(issuer, ROOT));
        _assertStatus(issuer, ROOT, RootStatus(START, 0, true));
    }

    /// @custom:property R-7
    function test_RevokeRootEndsAReplacedRootWithinItsGrace() public {
        _publish(ROOT);
        vm.warp(START + INTERVAL);
        _publish(NEXT_ROOT);
        registry.revokeRoot(issuer, ROOT);
        vm.assertFalse(registry.isRootLive(issuer, ROOT));
        vm.assertTrue(registry.isRootLive(issuer, NEXT_ROOT));
    }

    function test_RevokeRootRefusesARevokedRoot() public {
        _publish(ROOT);
        registry.revokeRoot(issuer, ROOT);
        _expectEnded(ROOT);
        registry.revokeRoot(issuer, ROOT);
    }

    function test_RevokeRootRefusesARootPastItsGrace() public {
        _publish(ROOT);
        vm.warp(START + INTERVAL);
        _publish(NEXT_ROOT);
        vm.warp(START + INTERVAL + GRACE + 1);
        _expectEnded(ROOT);
        registry.revokeRoot(issuer, ROOT);
    }

    function test_RevokeRootRefusesARootThatWasNeverPublished() public {
        _expectEnded(ROOT);
        registry.revokeRoot(issuer, ROOT);
    }

    /// @custom:property R-2
    function test_RevokeRootRefusesAnotherAccountAndAnUnknownIssuer() public {
        _publish(ROOT);
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.NotIssuer.selector, issuer, OTHER_ACCOUNT));
        vm.prank(OTHER_ACCOUNT);
        registry.revokeRoot(issuer, ROOT);

        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerUnknown.selector, UNKNOWN));
        registry.revokeRoot(UNKNOWN, ROOT);
    }

    function _publish(uint256 root) private {
        registry.publishRoot(issuer, root, "", 0, 0);
    }

    function _expectAlreadyPublished(uint256 root) private {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.RootAlreadyPublished.selector, issuer, root));
    }

    function _expectEnded(uint256 root) private {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.RootHasEnded.selector, issuer, root));
    }

    function _assertStatus(IssuerId id, uint256 root, RootStatus memory expected) private view {
        RootStatus memory status = registry.rootStatus(id, root);
        vm.assertEq(status.publishedAt, expected.publishedAt);
        vm.assertEq(status.liveUntil, expected.liveUntil);
        vm.assertEq(status.revoked, expected.revoked);
    }
}
