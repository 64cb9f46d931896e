// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Consent, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {ConsentSuite} from "../../support/suites/ConsentSuite.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @title What a subject, and a stranger who holds all its signatures, can do
/// @notice Keeps its own account of withdrawals, to compare with the contract's.
/// @dev Hardhat finds what to call only among contracts in files of tests.
contract ConsentHandler is ConsentSuite {
    uint40 public lastWithdrawnAt;
    uint256 public refusedWithdrawals;
    bool public wentBack;

    SignedConsent[] private _consents;
    uint40[] private _withdrawals;
    Consent private _previous;

    constructor() {
        _publishTerms();
    }

    modifier watched() {
        _;
        Consent memory record = registry.consentOf(subject, terms);
        if (record.signedAt < _previous.signedAt || record.withdrawnAt < _previous.withdrawnAt) {
            wentBack = true;
        }
        _previous = record;
    }

    function passTime(uint256 seconds_) external {
        vm.warp(block.timestamp + _within(seconds_, 1, 5));
    }

    function consent(uint256 duration) external watched {
        vm.prank(subject);
        registry.consent(terms, uint40(block.timestamp + _within(duration, 1, 50)), WORDS);
    }

    function signConsent(uint256 time, uint256 duration) external {
        uint40 signedAt = _anyTime(time);
        _consents.push(_signedConsent(uint40(block.timestamp + _within(duration, 1, 50)), signedAt));
    }

    function signWithdrawal(uint256 time) external {
        _withdrawals.push(_anyTime(time));
    }

    function submitConsent(uint256 index) external watched {
        registry.consentBySignature(_consents[index % _consents.length]);
    }

    function submitWithdrawal(uint256 index) external watched {
        uint40 signedAt = _withdrawals[index % _withdrawals.length];
        bytes memory signature = _signedWithdrawal(signedAt);
        try registry.withdrawBySignature(subject, terms, signedAt, signature) {
            _noteWithdrawal(signedAt);
        } catch {
            ++refusedWithdrawals;
        }
    }

    function withdraw() external watched {
        vm.prank(subject);
        try registry.withdraw(terms) {
            _noteWithdrawal(uint40(block.timestamp));
        } catch {
            ++refusedWithdrawals;
        }
    }

    function isLive() external view returns (bool) {
        return _isLive();
    }

    function recordedSignedAt() external view returns (uint40) {
        return registry.consentOf(subject, terms).signedAt;
    }

    /// @dev Some of it is dated ahead.
    function _anyTime(uint256 time) private view returns (uint40) {
        return uint40(block.timestamp - 10 + _within(time, 0, 15));
    }

    function _noteWithdrawal(uint40 signedAt) private {
        if (signedAt > lastWithdrawnAt) lastWithdrawnAt = signedAt;
    }
}

/// @notice A subject and strangers who hold all its signatures, for any number of steps.
contract ConsentRegistryInvariantTest is Suite {
    ConsentHandler private handler;

    function setUp() public {
        vm.warp(START);
        handler = new ConsentHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @custom:property C-1 C-13
    function invariant_NothingSignedUpToAWithdrawalIsLive() public view {
        if (handler.isLive()) vm.assertLt(handler.lastWithdrawnAt(), handler.recordedSignedAt());
    }

    /// @custom:property C-4
    function invariant_NoWithdrawalIsEverRefused() public view {
        vm.assertEq(handler.refusedWithdrawals(), 0);
    }

    /// @custom:property C-7
    function invariant_TheRecordNeverGoesBackInTime() public view {
        vm.assertFalse(handler.wentBack());
    }
}
