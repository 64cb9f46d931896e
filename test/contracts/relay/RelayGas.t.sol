// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {GasEatingAccount} from "../../support/accounts/HostileAccounts.sol";
import {RelaySuite} from "../../support/suites/RelaySuite.sol";

/// @notice What many consents cost as one transaction, data included; kept in snapshots/gas.json ("npm run gas").
/// hardhat-config: isolate = true
/// @custom:property Y-6
contract RelayGasTest is RelaySuite {
    uint256 private constant CONSENT_LIMIT = 35_000;
    uint256 private constant MESSAGE_LIMIT = 36_000;
    uint32 private constant LIMIT = 60_000;

    function setUp() public {
        _openRelay();
    }

    function test_Consents() public {
        relay.deliverConsents(terms, WORDS, _packed(0, 50), LIMIT);
        vm.assertLe(vm.snapshotGasLastCall("gas", "relay 50 consents"), 50 * CONSENT_LIMIT);
    }

    function test_ConsentsAsMessages() public {
        relay.deliver(_consents(50), LIMIT);
        vm.assertLe(vm.snapshotGasLastCall("gas", "relay 50 consents as messages"), 50 * MESSAGE_LIMIT);
    }

    /// @dev The limit of a message is what the sender loses to it at most, besides its own share of the transaction.
    function test_ConsentsAndOneThatEatsItsGas() public {
        SignedConsent memory signed = _signedConsent("nobody");
        signed.subject = address(new GasEatingAccount());
        bytes memory packed = bytes.concat(_packed(0, 25), _pack(signed), _packed(25, 49));
        relay.deliverConsents(terms, WORDS, packed, LIMIT);
        uint256 gas = vm.snapshotGasLastCall("gas", "relay 49 consents and one that eats its gas");
        vm.assertLe(gas, 50 * CONSENT_LIMIT + LIMIT);
    }

    function _packed(uint256 from, uint256 to) private view returns (bytes memory packed) {
        for (uint256 i = from; i < to; ++i) {
            packed = bytes.concat(packed, _pack(_signedConsent(string.concat("customer ", vm.toString(i)))));
        }
    }

    function _consents(uint256 count) private view returns (bytes[] memory messages) {
        messages = new bytes[](count);
        for (uint256 i = 0; i < count; ++i) {
            messages[i] = _consentMessage(string.concat("customer ", vm.toString(i)));
        }
    }
}
