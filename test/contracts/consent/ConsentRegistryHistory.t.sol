// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ConsentSuite} from "../../support/suites/ConsentSuite.sol";

/// @notice Whatever is signed and in whatever order it arrives, the times decide.
contract ConsentRegistryHistoryTest is ConsentSuite {
    /// @notice One message, on a few neighbouring seconds so that times collide often.
    struct Message {
        bool isConsent;
        uint40 signedAt;
        uint40 until;
    }

    function setUp() public {
        _publishTerms();
    }

    /// @dev All messages arrive at one time, so which of them the contract accepted does not matter:
    /// the consent signed last is either later than every withdrawal, and live, or nothing is.
    /// @custom:property C-3
    function test_AtOneTimeTheLastSignatureDecidesInAnyOrder(uint256[10] calldata seeds) public {
        uint40 lastConsent;
        uint40 lastWithdrawal;
        for (uint256 i = 0; i < seeds.length; ++i) {
            Message memory message = _message(seeds[i]);
            bool isAccepted = _submit(message);
            if (!message.isConsent) {
                vm.assertTrue(isAccepted, "a withdrawal was refused");
                lastWithdrawal = _later(lastWithdrawal, message.signedAt);
            } else if (message.signedAt > START) {
                vm.assertFalse(isAccepted, "from the future");
            } else if (message.until > START) {
                lastConsent = _later(lastConsent, message.signedAt);
            }
        }
        vm.assertEq(_isLive(), lastConsent > lastWithdrawal);
    }

    /// @custom:property C-2
    function test_WhileTimePassesTheLatestAcceptedConsentDecides(uint256[12] calldata seeds) public {
        uint40 until;
        uint40 signedAt;
        uint40 withdrawnAt;
        uint40 time = START;
        for (uint256 i = 0; i < seeds.length; ++i) {
            Message memory message = _message(seeds[i]);
            time += uint40((seeds[i] >> 200) % 4);
            vm.warp(time);
            bool isAccepted = _submit(message);
            if (message.isConsent && isAccepted) {
                bool isRepeated = message.signedAt == signedAt && message.until == until;
                vm.assertTrue(isRepeated || message.signedAt > signedAt, "an older consent was accepted");
                vm.assertTrue(message.signedAt > withdrawnAt, "a withdrawn consent was accepted");
                (until, signedAt) = (message.until, message.signedAt);
            }
            if (!message.isConsent && isAccepted) withdrawnAt = _later(withdrawnAt, message.signedAt);
            vm.assertEq(_isLive(), signedAt > withdrawnAt && until > time);
        }
    }

    function _message(uint256 seed) private pure returns (Message memory) {
        return
            Message({
                isConsent: seed % 2 == 0,
                signedAt: uint40(START - 6 + ((seed >> 8) % 8)),
                until: uint40(START - 1 + ((seed >> 16) % 20))
            });
    }

    function _submit(Message memory message) private returns (bool isAccepted) {
        if (message.isConsent) {
            try registry.consentBySignature(_signedConsent(message.until, message.signedAt)) {
                return true;
            } catch {
                return false;
            }
        }
        bytes memory signature = _signedWithdrawal(message.signedAt);
        try registry.withdrawBySignature(subject, terms, message.signedAt, signature) {
            return true;
        } catch {
            return false;
        }
    }

    function _later(uint40 left, uint40 right) private pure returns (uint40) {
        return left > right ? left : right;
    }
}
