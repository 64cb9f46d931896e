// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IssuerRegistry} from "../../../contracts/IssuerRegistry.sol";
import {IIssuerRegistry, Issuer, SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @notice An issuer changes its account in two steps, so that it cannot end up with nobody.
/// @custom:property R-9
contract IssuerAccountTest is Suite {
    address private constant NEXT = address(0x2E7);
    address private constant STRANGER = address(0x57A2);

    IssuerRegistry private registry;
    IssuerId private issuer;

    function setUp() public {
        vm.warp(START);
        registry = new IssuerRegistry();
        issuer = registry.register(SourceKind.BankAccount, 1 hours, 2 hours, "");
        registry.publishRoot(issuer, 1, "", 0, 0);
    }

    function test_TheAccountThatAcceptsPublishesAndRevokesFromThenOn() public {
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.IssuerOffered(issuer, NEXT);
        registry.offerIssuer(issuer, NEXT);
        vm.expectEmit(address(registry));
        emit IIssuerRegistry.IssuerAccountChanged(issuer, address(this), NEXT);
        _accept(NEXT);

        Issuer memory registered = registry.issuerOf(issuer);
        vm.assertEq(registered.account, NEXT);
        vm.assertEq(uint256(registered.kind), uint256(SourceKind.BankAccount));
        vm.assertEq(registered.minimumInterval, 1 hours);
        vm.assertEq(registered.grace, 2 hours);
        vm.assertTrue(registry.isRootLive(issuer, 1));
        _expectNotIssuer(address(this));
        registry.revokeRoot(issuer, 1);
        vm.prank(NEXT);
        registry.revokeRoot(issuer, 1);
        vm.assertFalse(registry.isRootLive(issuer, 1));
    }

    function test_AnOfferChangesNothingUntilItIsAccepted() public {
        registry.offerIssuer(issuer, NEXT);
        _expectNotIssuer(NEXT);
        vm.prank(NEXT);
        registry.revokeRoot(issuer, 1);
        registry.revokeRoot(issuer, 1);
    }

    function test_NobodyElseOffersOrAccepts(address caller) public {
        vm.assume(caller != address(this) && caller != NEXT);
        _expectNotIssuer(caller);
        vm.prank(caller);
        registry.offerIssuer(issuer, caller);
        registry.offerIssuer(issuer, NEXT);
        _expectNotOffered(caller);
        _accept(caller);
    }

    function test_AnotherOfferTakesTheFirstBack() public {
        registry.offerIssuer(issuer, NEXT);
        registry.offerIssuer(issuer, STRANGER);
        _expectNotOffered(NEXT);
        _accept(NEXT);
        registry.offerIssuer(issuer, address(0));
        _expectNotOffered(STRANGER);
        _accept(STRANGER);
    }

    function test_AnOfferIsAcceptedOnce() public {
        registry.offerIssuer(issuer, NEXT);
        _accept(NEXT);
        _expectNotOffered(NEXT);
        _accept(NEXT);
    }

    function test_AnIssuerThatDoesNotExistIsNeitherOfferedNorAccepted() public {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerUnknown.selector, 99));
        registry.offerIssuer(IssuerId.wrap(99), NEXT);
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerNotOffered.selector, 99, STRANGER));
        vm.prank(STRANGER);
        registry.acceptIssuer(IssuerId.wrap(99));
    }

    function _accept(address caller) private {
        vm.prank(caller);
        registry.acceptIssuer(issuer);
    }

    function _expectNotIssuer(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.NotIssuer.selector, issuer, caller));
    }

    function _expectNotOffered(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IIssuerRegistry.IssuerNotOffered.selector, issuer, caller));
    }
}
