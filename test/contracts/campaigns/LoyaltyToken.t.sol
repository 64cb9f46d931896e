// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

import {LoyaltyToken} from "../../../contracts/LoyaltyToken.sol";
import {Suite} from "../../support/suites/Suite.sol";

contract LoyaltyTokenTest is Suite {
    uint256 private constant HOLDER_KEY = 0xA11CE;
    address private constant BRAND = address(0xB4A2D);
    address private constant SPENDER = address(0x5BE2D);

    LoyaltyToken private token;
    address private holder;

    function setUp() public {
        vm.warp(START);
        token = new LoyaltyToken("Points", "PTS", BRAND);
        holder = vm.addr(HOLDER_KEY);
        vm.prank(BRAND);
        token.mint(holder, 100);
    }

    function test_TheBrandMints() public view {
        vm.assertEq(token.balanceOf(holder), 100);
        vm.assertEq(token.totalSupply(), 100);
        vm.assertEq(token.owner(), BRAND);
        vm.assertEq(token.decimals(), 18);
    }

    /// @custom:property M-9
    function test_NobodyElseMints(address caller) public {
        vm.assume(caller != BRAND);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, caller));
        vm.prank(caller);
        token.mint(caller, 1);
    }

    function test_PermitGivesAnAllowanceOnce() public {
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(START);
        token.permit(holder, SPENDER, 60, START, v, r, s);
        vm.assertEq(token.allowance(holder, SPENDER), 60);
        vm.assertEq(token.nonces(holder), 1);

        vm.prank(SPENDER);
        token.transferFrom(holder, SPENDER, 60);
        vm.assertEq(token.balanceOf(SPENDER), 60);
        vm.expectRevert();
        token.permit(holder, SPENDER, 60, START, v, r, s);
    }

    function test_PermitRefusesAPassedDeadline() public {
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(START - 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, START - 1));
        token.permit(holder, SPENDER, 60, START - 1, v, r, s);
    }

    function test_PermitRefusesAnotherAmount() public {
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(START);
        vm.expectRevert();
        token.permit(holder, SPENDER, 61, START, v, r, s);
    }

    function _signPermit(uint256 deadline) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 typeHash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        bytes32 structHash = keccak256(abi.encode(typeHash, holder, SPENDER, 60, 0, deadline));
        return
            vm.sign(HOLDER_KEY, keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), structHash)));
    }
}
