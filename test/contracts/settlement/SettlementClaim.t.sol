// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {AccountSignature} from "../../../contracts/libraries/AccountSignature.sol";
import {KeyedAccount} from "../../support/accounts/KeyedAccount.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";

/// @notice Who gets the reward of a settled answer, and how often.
contract SettlementClaimTest is SettlementSuite {
    address private constant PAYEE = address(0xFEE);
    uint40 private constant DEADLINE = START + 10;

    address private alice;
    uint256 private nullifier;

    function setUp() public {
        _openCampaigns();
        alice = _account("alice");
        Answer memory answer = _proved("alice");
        nullifier = answer.nullifier;
        vm.prank(STRANGER);
        campaigns.settle(answer);
    }

    /// @custom:property M-11
    function test_TheSubjectClaimsOnce() public {
        vm.expectEmit(address(campaigns));
        emit ICampaigns.RewardClaimed(OPEN, nullifier, PAYEE, REWARD);
        _claim(alice);
        vm.assertEq(token.balanceOf(PAYEE), REWARD);
        vm.assertTrue(campaigns.answerOf(OPEN, nullifier).claimed);
        _expectClaimedAlready();
        _claim(alice);
        _expectClaimedAlready();
        _claimWith(_signed(DEADLINE), DEADLINE);
        vm.assertEq(token.balanceOf(PAYEE), REWARD);
    }

    /// @custom:property M-12
    function test_NobodyElseClaims() public {
        address[3] memory others = [STRANGER, BRAND, _account("bob")];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICampaigns.NotSubject.selector, alice, others[i]));
            _claim(others[i]);
        }
    }

    /// @custom:property M-11
    function test_AStrangerCarriesTheSubjectsSignature() public {
        vm.prank(STRANGER);
        _claimWith(_signed(DEADLINE), DEADLINE);
        vm.assertEq(token.balanceOf(PAYEE), REWARD);
        _expectClaimedAlready();
        _claimWith(_signed(DEADLINE), DEADLINE);
        _expectClaimedAlready();
        _claim(alice);
    }

    /// @custom:property M-12
    function test_ASignedClaimCountsUntilTheLastSecondOfItsDeadline() public {
        bytes memory signature = _signed(DEADLINE);
        vm.warp(DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.ClaimExpired.selector, DEADLINE));
        _claimWith(signature, DEADLINE);
        _expectInvalidSignature();
        _claimWith(signature, DEADLINE + 1);
        vm.warp(DEADLINE);
        _claimWith(signature, DEADLINE);
    }

    /// @custom:property M-12
    function test_ASignedClaimPaysNobodyElse() public {
        bytes memory signature = _signed(DEADLINE);
        _expectInvalidSignature();
        campaigns.claimBySignature(OPEN, nullifier, STRANGER, DEADLINE, signature);
    }

    /// @custom:property M-12
    function test_ASignedClaimHoldsForNoOtherAnswer() public {
        Answer memory second = _proved("aliceElsewhere");
        _assertSettles(second);
        bytes memory signature = _signed(DEADLINE);
        _expectInvalidSignature();
        campaigns.claimBySignature(OPEN, second.nullifier, PAYEE, DEADLINE, signature);
    }

    /// @custom:property M-12
    function test_AClaimUnderAnotherCampaignFindsNothing() public {
        bytes memory signature = _signed(DEADLINE);
        bytes memory failure = abi.encodeWithSelector(ICampaigns.NothingToClaim.selector, SEALED, nullifier);
        vm.expectRevert(failure);
        campaigns.claimBySignature(SEALED, nullifier, PAYEE, DEADLINE, signature);
        vm.expectRevert(failure);
        vm.prank(alice);
        campaigns.claim(SEALED, nullifier, PAYEE);
    }

    /// @custom:property M-12
    function test_ASignatureOfSomebodyElseIsRefused() public {
        bytes memory signature = _signClaim("bob", OPEN, nullifier, PAYEE, DEADLINE);
        _expectInvalidSignature();
        _claimWith(signature, DEADLINE);
    }

    /// @custom:property M-12
    function test_ASignedClaimForAnotherChainIsRefused() public {
        vm.chainId(1);
        bytes memory signature = _signed(DEADLINE);
        vm.chainId(31_337);
        _expectInvalidSignature();
        _claimWith(signature, DEADLINE);
    }

    /// @custom:property M-12
    function test_ASubjectThatIsAContractSignsByItsCode() public {
        address account = address(new KeyedAccount(_account("bob")));
        vm.etch(alice, account.code);
        bytes memory signature = _signClaim("carol", OPEN, nullifier, PAYEE, DEADLINE);
        _expectInvalidSignature();
        _claimWith(signature, DEADLINE);
        _claimWith(_signClaim("bob", OPEN, nullifier, PAYEE, DEADLINE), DEADLINE);
        vm.assertEq(token.balanceOf(PAYEE), REWARD);
    }

    function test_NobodyIsPaidWithoutAPayee() public {
        vm.expectRevert(ICampaigns.PayeeZero.selector);
        vm.prank(alice);
        campaigns.claim(OPEN, nullifier, address(0));
        bytes memory signature = _signClaim("alice", OPEN, nullifier, address(0), DEADLINE);
        vm.expectRevert(ICampaigns.PayeeZero.selector);
        campaigns.claimBySignature(OPEN, nullifier, address(0), DEADLINE, signature);
    }

    /// @custom:property M-13
    function test_AnEarnedRewardOutlivesConsentBudgetAndCampaign() public {
        vm.prank(alice);
        consentRegistry.withdraw(terms);
        vm.startPrank(BRAND);
        campaigns.close(OPEN);
        vm.warp(START + NOTICE);
        campaigns.reclaim(OPEN, BRAND);
        vm.stopPrank();
        issuerRegistry.revokeRoot(firstIssuer, firstRoot);
        _claim(alice);
        vm.assertEq(token.balanceOf(PAYEE), REWARD);
    }

    /// @custom:property M-12
    function test_WhatOneSubjectEarnedAnotherWithTheSameSecretCannotClaim() public {
        address erin = _account("erin");
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.NotSubject.selector, alice, erin));
        _claim(erin);
    }

    function _claim(address caller) private {
        vm.prank(caller);
        campaigns.claim(OPEN, nullifier, PAYEE);
    }

    function _claimWith(bytes memory signature, uint40 deadline) private {
        campaigns.claimBySignature(OPEN, nullifier, PAYEE, deadline, signature);
    }

    function _signed(uint40 deadline) private view returns (bytes memory) {
        return _signClaim("alice", OPEN, nullifier, PAYEE, deadline);
    }

    function _expectClaimedAlready() private {
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.AlreadyClaimed.selector, OPEN, nullifier));
    }

    function _expectInvalidSignature() private {
        vm.expectRevert(abi.encodeWithSelector(AccountSignature.SignatureInvalid.selector, alice));
    }
}
