// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IConsentRegistry} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {ConsentSuite} from "../../support/suites/ConsentSuite.sol";

/// @notice Asking for many at once, which is written in assembly, against asking for each.
contract ConsentRegistryManyTest is ConsentSuite {
    uint256 private constant SUBJECTS = 6;

    function setUp() public {
        _publishTerms();
    }

    /// @custom:property C-12
    function test_ManyAreLiveAsEachIs(uint256 seed) public {
        address[] memory subjects = new address[](SUBJECTS);
        bool[] memory areLive = new bool[](SUBJECTS);
        for (uint256 i = 0; i < SUBJECTS; ++i) {
            subjects[i] = address(uint160(uint256(keccak256(abi.encode(seed, i)))));
            _record(subjects[i], (seed >> (8 * i)) % 5);
        }
        vm.warp(START + 1 days);
        for (uint256 i = 0; i < SUBJECTS; ++i) areLive[i] = registry.isConsentLive(subjects[i], terms);
        _assertAnswer(terms, subjects, abi.encode(areLive));
        _assertAnswer(TermsId.wrap(keccak256("other")), subjects, abi.encode(new bool[](SUBJECTS)));
    }

    /// @custom:property C-12
    function test_NobodyIsNoHindrance() public view {
        _assertAnswer(terms, new address[](0), abi.encode(new bool[](0)));
    }

    /// @custom:property C-12
    function test_WhatIsNoAddressIsRefused(uint256 seed) public view {
        bytes memory data = abi.encodeCall(IConsentRegistry.areConsentsLive, (terms, new address[](3)));
        // Selector, terms, place and number of the subjects; of an address, the upper twelve bytes are zero.
        data[4 + 0x60 + 0x20 * (seed % 3) + ((seed >> 8) % 12)] = 0x01;
        (bool success, ) = address(registry).staticcall(data);
        vm.assertFalse(success);
    }

    /// @dev Live; live until a second before or after it is asked; withdrawn; nothing.
    function _record(address account, uint256 kind) private {
        vm.warp(START);
        vm.startPrank(account);
        if (kind == 0 || kind == 3) registry.consent(terms, UNTIL, WORDS);
        if (kind == 1) registry.consent(terms, START + 1 days, WORDS);
        if (kind == 2) registry.consent(terms, START + 1 days + 1, WORDS);
        if (kind == 3) registry.withdraw(terms);
        vm.stopPrank();
    }

    function _assertAnswer(TermsId of_, address[] memory subjects, bytes memory expected) private view {
        bytes memory data = abi.encodeCall(IConsentRegistry.areConsentsLive, (of_, subjects));
        (bool success, bytes memory answer) = address(registry).staticcall(data);
        vm.assertTrue(success);
        vm.assertEq(keccak256(answer), keccak256(expected));
    }
}
