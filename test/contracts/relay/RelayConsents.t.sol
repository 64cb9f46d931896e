// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IConsentRegistry, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {IRelay} from "../../../contracts/interfaces/IRelay.sol";
import {AccountSignature} from "../../../contracts/libraries/AccountSignature.sol";
import {TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {KeyedAccount} from "../../support/accounts/KeyedAccount.sol";
import {BombAccount, CredulousAccount, GasEatingAccount} from "../../support/accounts/HostileAccounts.sol";
import {RelaySuite} from "../../support/suites/RelaySuite.sol";

/// @notice Consents that have terms and words in common.
contract RelayConsentsTest is RelaySuite {
    uint256 private constant SIZE = 95;
    string[3] private names = ["erin", "frank", "grace"];

    function setUp() public {
        _openRelay();
    }

    /// @custom:property C-14
    function test_EachIsRecordedAsItWasSigned() public {
        bytes memory packed = _packed();
        for (uint256 i = 0; i < names.length; ++i) {
            vm.expectEmit(address(consentRegistry));
            emit IConsentRegistry.ConsentGiven(
                _account(names[i]),
                terms,
                CONSENT_END,
                uint40(block.timestamp),
                uint40(block.timestamp),
                WORDS
            );
        }
        bytes4[] memory outcomes = relay.deliverConsents(terms, WORDS, packed, PLAIN);
        vm.assertEq(outcomes.length, names.length);
        _assertLiveBut(names.length);
        for (uint256 i = 0; i < outcomes.length; ++i) vm.assertEq(bytes32(outcomes[i]), 0);
    }

    function test_NoConsentsAreRecorded() public {
        vm.assertEq(relay.deliverConsents(terms, WORDS, "", PLAIN).length, 0);
    }

    /// @dev Their times are not those of the consent before.
    function test_TimesOfTheirOwnAreKept(uint40[3] memory untils, uint40[3] memory signedAts) public {
        bytes memory packed;
        for (uint256 i = 0; i < names.length; ++i) {
            SignedConsent memory signed = _signedConsent(names[i]);
            signed.until = uint40(_within(untils[i], START + 1, type(uint40).max));
            signed.signedAt = uint40(_within(signedAts[i], 1, block.timestamp));
            (untils[i], signedAts[i]) = (signed.until, signed.signedAt);
            packed = bytes.concat(packed, _pack(_signConsent(names[i], signed)));
        }
        relay.deliverConsents(terms, WORDS, packed, PLAIN);
        for (uint256 i = 0; i < names.length; ++i) {
            vm.assertEq(consentRegistry.consentOf(_account(names[i]), terms).until, untils[i]);
            vm.assertEq(consentRegistry.consentOf(_account(names[i]), terms).signedAt, signedAts[i]);
        }
    }

    /// @custom:property Y-1
    function test_OneThatFailsLeavesTheOthersAlone(uint256 place, uint256 position, uint8 bit) public {
        bytes memory packed = _packed();
        place %= names.length;
        // Any bit of subject, times or signature.
        position = place * SIZE + (position % SIZE);
        packed[position] ^= bytes1(uint8(1) << (bit % 8));
        bytes4[] memory outcomes = relay.deliverConsents(terms, WORDS, packed, PLAIN);
        for (uint256 i = 0; i < names.length; ++i) vm.assertEq(outcomes[i] == 0, i != place);
        _assertLiveBut(place);
    }

    /// @custom:property Y-1
    function test_AFailureIsTold() public {
        bytes memory packed = _packed();
        packed[SIZE + 40] ^= 0x01;
        vm.expectEmit(address(relay));
        emit IRelay.MessageFailed(1, AccountSignature.SignatureInvalid.selector);
        bytes4[] memory outcomes = relay.deliverConsents(terms, WORDS, packed, PLAIN);
        vm.assertEq(bytes32(outcomes[1]), bytes32(AccountSignature.SignatureInvalid.selector));
    }

    /// @custom:property C-14
    function test_OtherTermsAndOtherWordsWereNotSigned() public {
        TermsId others = consentRegistry.publishTerms("others", "");
        bytes4[] memory outcomes = relay.deliverConsents(others, WORDS, _packed(), PLAIN);
        for (uint256 i = 0; i < names.length; ++i) {
            vm.assertEq(bytes32(outcomes[i]), bytes32(AccountSignature.SignatureInvalid.selector));
        }
        outcomes = relay.deliverConsents(terms, keccak256("other words"), _packed(), PLAIN);
        for (uint256 i = 0; i < names.length; ++i) {
            vm.assertEq(bytes32(outcomes[i]), bytes32(AccountSignature.SignatureInvalid.selector));
        }
        for (uint256 i = 0; i < names.length; ++i) vm.assertFalse(_isLive(names[i]));
    }

    /// @custom:property Y-2
    function test_AccountsThatEatTheirGasCostTheirLimitAndNoMore() public {
        bytes memory packed = bytes.concat(
            _packOf(address(new GasEatingAccount())),
            _packOf(address(new BombAccount())),
            _pack(_signedConsent("erin"))
        );
        uint256 before = gasleft();
        bytes4[] memory outcomes = relay.deliverConsents(terms, WORDS, packed, PLAIN);
        vm.assertLe(before - gasleft(), 3 * uint256(PLAIN) + 20_000);
        vm.assertTrue(outcomes[0] != 0);
        vm.assertTrue(outcomes[1] != 0);
        vm.assertEq(bytes32(outcomes[2]), 0);
        vm.assertTrue(_isLive("erin"));
    }

    function test_AnAccountWithCodeMayHaveSigned() public {
        address account = address(new KeyedAccount(_account("erin")));
        SignedConsent memory signed = _signedConsent("erin");
        signed.subject = account;
        relay.deliverConsents(terms, WORDS, _pack(_signConsent("erin", signed)), WITH_CODE);
        vm.assertTrue(consentRegistry.isConsentLive(account, terms));
        CredulousAccount credulous = new CredulousAccount();
        relay.deliverConsents(terms, WORDS, _packOf(address(credulous)), WITH_CODE);
        vm.assertTrue(consentRegistry.isConsentLive(address(credulous), terms));
    }

    /// @dev However much gas there is: either nothing is recorded, or nobody fails for want of it.
    /// @custom:property Y-3
    function test_AStarvedConsentIsNotTakenForOneThatFails(uint256 gas) public {
        gas = _within(gas, 30_000, 600_000);
        bytes memory packed = _packed();
        try relay.deliverConsents{gas: gas}(terms, WORDS, packed, PLAIN) returns (bytes4[] memory outcomes) {
            for (uint256 i = 0; i < outcomes.length; ++i) vm.assertEq(bytes32(outcomes[i]), 0);
            _assertLiveBut(names.length);
        } catch {
            for (uint256 i = 0; i < names.length; ++i) vm.assertFalse(_isLive(names[i]));
        }
    }

    function test_ConsentsOfAnotherSizeAreRefused(uint256 missing) public {
        bytes memory packed = _packed();
        uint256 length = packed.length - _within(missing, 1, SIZE - 1);
        assembly ("memory-safe") {
            mstore(packed, length)
        }
        vm.expectRevert(abi.encodeWithSelector(IRelay.ConsentsMalformed.selector, length));
        relay.deliverConsents(terms, WORDS, packed, PLAIN);
    }

    function _packed() private view returns (bytes memory packed) {
        for (uint256 i = 0; i < names.length; ++i) {
            packed = bytes.concat(packed, _pack(_signedConsent(names[i])));
        }
    }

    function _packOf(address account) private view returns (bytes memory) {
        SignedConsent memory signed = _signedConsent("nobody");
        signed.subject = account;
        return _pack(signed);
    }

    function _assertLiveBut(uint256 place) private view {
        for (uint256 i = 0; i < names.length; ++i) vm.assertEq(_isLive(names[i]), i != place);
    }
}
