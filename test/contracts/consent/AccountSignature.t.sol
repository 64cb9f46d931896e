// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

import {ConsentRegistry} from "../../../contracts/ConsentRegistry.sol";
import {SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {AccountSignature} from "../../../contracts/libraries/AccountSignature.sol";
import {TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {
    BombAccount,
    CredulousAccount,
    GasEatingAccount,
    MisalignedAccount,
    RefusingAccount,
    RevertingAccount,
    ShortAnswerAccount,
    SilentAccount,
    WritingAccount
} from "../../support/accounts/HostileAccounts.sol";
import {KeyedAccount} from "../../support/accounts/KeyedAccount.sol";
import {ConsentSuite} from "../../support/suites/ConsentSuite.sol";

/// @notice Leaves the word that means yes where an answer will be read.
contract PrimedChecker {
    function requireValid(address account, bytes32 digest, bytes calldata signature) external view {
        bytes32 magic = IERC1271.isValidSignature.selector;
        assembly ("memory-safe") {
            mstore(0x00, magic)
        }
        AccountSignature.requireValid(account, digest, signature);
    }
}

/// @notice Signatures of accounts, seen through the consents that they give.
contract AccountSignatureTest is ConsentSuite {
    uint256 private constant OTHER_KEY = 0xBAD;
    uint256 private constant CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    uint256 private constant OWN_COST = 100_000;

    function setUp() public {
        _publishTerms();
    }

    function test_AKeySignsForItsAccount() public {
        _consentSignedAt(START);
        vm.assertTrue(_isLive());
        _withdrawalSignedAt(START);
        vm.assertFalse(_isLive());
    }

    function test_AnotherKeyDoesNotSign() public {
        _expectRefused(subject, _sign(OTHER_KEY, _consentDigest(subject, UNTIL, START)));
        bytes memory signature = _sign(OTHER_KEY, _withdrawalDigest(subject, START));
        vm.expectRevert(abi.encodeWithSelector(AccountSignature.SignatureInvalid.selector, subject));
        registry.withdrawBySignature(subject, terms, START, signature);
    }

    /// @custom:property S-1
    /// @custom:property C-14
    function test_ASignatureHoldsOnlyForTheFieldsThatWereSigned() public {
        SignedConsent memory signed = _signedConsent(UNTIL, START - 1);
        signed.until += 1;
        _expectInvalid(signed);
        signed = _signedConsent(UNTIL, START - 1);
        signed.signedAt += 1;
        _expectInvalid(signed);
        signed = _signedConsent(UNTIL, START - 1);
        signed.terms = registry.publishTerms("other", "");
        _expectInvalid(signed);
        signed = _signedConsent(UNTIL, START - 1);
        signed.subject = vm.addr(OTHER_KEY);
        _expectInvalid(signed);
        signed = _signedConsent(UNTIL, START - 1);
        signed.words = keccak256("other words");
        _expectInvalid(signed);
    }

    /// @custom:property S-1
    function test_AConsentIsNoWithdrawalAndAWithdrawalNoConsent() public {
        bytes memory consent = _sign(SUBJECT_KEY, _consentDigest(subject, UNTIL, START));
        vm.expectRevert(abi.encodeWithSelector(AccountSignature.SignatureInvalid.selector, subject));
        registry.withdrawBySignature(subject, terms, START, consent);
        _expectRefused(subject, _signedWithdrawal(START));
    }

    /// @custom:property S-1
    function test_ASignatureForAnotherChainIsRefused() public {
        SignedConsent memory signed = _signedConsent(UNTIL, START);
        vm.chainId(1);
        _expectInvalid(signed);
        vm.chainId(31_337);
        registry.consentBySignature(signed);
        vm.assertTrue(_isLive());
    }

    /// @custom:property S-1
    function test_ASignatureForAnotherDeploymentIsRefused() public {
        SignedConsent memory signed = _signedConsent(UNTIL, START);
        registry = new ConsentRegistry();
        vm.prank(BRAND);
        registry.publishTerms("terms", "");
        _expectInvalid(signed);
    }

    /// @custom:property S-2
    function test_TheMirroredSignatureIsRefused() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(SUBJECT_KEY, _consentDigest(subject, UNTIL, START));
        bytes32 mirrored = bytes32(CURVE_ORDER - uint256(s));
        _expectRefused(subject, abi.encodePacked(r, mirrored, v == 27 ? uint8(28) : uint8(27)));
    }

    /// @custom:property S-2
    function test_SignaturesOfAnotherLengthAreRefused() public {
        bytes memory whole = _sign(SUBJECT_KEY, _consentDigest(subject, UNTIL, START));
        bytes memory cut = new bytes(64);
        for (uint256 i = 0; i < 64; ++i) {
            cut[i] = whole[i];
        }
        _expectRefused(subject, cut);
        _expectRefused(subject, bytes.concat(whole, hex"00"));
        _expectRefused(subject, "");
    }

    /// @custom:property S-6
    function test_NobodyCanSignForTheZeroAddress(bytes calldata signature) public {
        _expectRefused(address(0), signature);
    }

    /// @custom:property S-6
    function test_NobodyCanSignForAPrecompile() public {
        // The identity precompile returns what it is given, which starts with the word that means yes.
        for (uint160 i = 1; i < 11; ++i) {
            _expectRefused(address(i), _signedWithdrawal(START));
        }
    }

    function test_TheCodeOfAnAccountSigns() public {
        address account = address(new KeyedAccount(vm.addr(OTHER_KEY)));
        _consentOf(account, _sign(OTHER_KEY, _consentDigest(account, UNTIL, START)));
        vm.assertTrue(registry.isConsentLive(account, terms));

        bytes memory signature = _sign(OTHER_KEY, _withdrawalDigest(account, START));
        registry.withdrawBySignature(account, terms, START, signature);
        vm.assertFalse(registry.isConsentLive(account, terms));
    }

    /// @custom:property S-1
    function test_OneKeyForTwoAccountsSignsForTheOneItNames() public {
        address account = address(new KeyedAccount(vm.addr(OTHER_KEY)));
        address second = address(new KeyedAccount(vm.addr(OTHER_KEY)));
        _expectRefused(second, _sign(OTHER_KEY, _consentDigest(account, UNTIL, START)));
    }

    /// @custom:property S-3
    function test_AnAccountThatRefusesIsRefused() public {
        address account = address(new KeyedAccount(vm.addr(OTHER_KEY)));
        _expectRefused(account, _sign(SUBJECT_KEY, _consentDigest(account, UNTIL, START)));
        _expectRefused(address(new RefusingAccount()), "signature");
    }

    /// @custom:property S-3
    function test_AnAccountThatRevertsIsRefused() public {
        _expectRefused(address(new RevertingAccount()), "signature");
    }

    /// @custom:property S-3
    function test_AnAccountThatReturnsTooLittleIsRefused() public {
        _expectRefused(address(new ShortAnswerAccount()), "signature");
        _expectRefused(address(new SilentAccount()), "signature");
    }

    /// @custom:property S-3
    function test_WhatLiesInMemoryIsNotTakenForAnAnswer() public {
        PrimedChecker checker = new PrimedChecker();
        address[3] memory accounts = [
            address(new SilentAccount()),
            address(new ShortAnswerAccount()),
            address(new RevertingAccount())
        ];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(AccountSignature.SignatureInvalid.selector, accounts[i]));
            checker.requireValid(accounts[i], 0, "");
        }
    }

    /// @custom:property S-3
    function test_AnAccountThatReturnsAnotherWordIsRefused() public {
        _expectRefused(address(new MisalignedAccount()), "signature");
    }

    /// @custom:property S-4
    function test_AnAccountThatWantsToWriteIsRefused() public {
        WritingAccount account = new WritingAccount();
        _expectRefused(address(account), "signature");
        vm.assertEq(account.calls(), 0);
    }

    function test_AnAccountWithoutCodeAnswersNothing() public {
        _expectRefused(address(0xE0A), "signature");
    }

    /// @custom:property S-4
    function test_ALargeAnswerCostsTheCallerNoMoreThanTheAllowance() public {
        _expectRefusedWithinAllowance(address(new BombAccount()));
    }

    /// @custom:property S-4
    function test_AnAccountThatEatsItsGasCostsTheCallerNoMoreThanTheAllowance() public {
        _expectRefusedWithinAllowance(address(new GasEatingAccount()));
    }

    /// @custom:property S-5
    function test_AnAccountWithDelegatedCodeKeepsItsKey() public {
        _delegate(subject, address(new RefusingAccount()));
        _consentSignedAt(START - 1);
        vm.assertTrue(_isLive());
        _withdrawalSignedAt(START);
        vm.assertFalse(_isLive());
    }

    /// @custom:property S-5
    function test_AKeyCountsEvenIfDelegatedCodeEatsItsGas() public {
        _delegate(subject, address(new GasEatingAccount()));
        _withdrawalSignedAt(START);
        _assertRecord(0, 0, START);
    }

    function test_DelegatedCodeSignsToo() public {
        _delegate(subject, address(new KeyedAccount(vm.addr(OTHER_KEY))));
        _consentOf(subject, _sign(OTHER_KEY, _consentDigest(subject, UNTIL, START)));
        vm.assertTrue(_isLive());
    }

    function test_AnAccountThatAcceptsEverythingHarmsOnlyItself() public {
        address account = address(new CredulousAccount());
        _consentOf(account, "anything");
        vm.assertTrue(registry.isConsentLive(account, terms));
        vm.assertFalse(_isLive());
    }

    /// @dev The designator with which EIP-7702 marks an account whose code is another's.
    function _delegate(address account, address code) private {
        vm.etch(account, abi.encodePacked(hex"ef0100", code));
    }

    function _consentOf(address account, bytes memory signature) private {
        registry.consentBySignature(SignedConsent(account, terms, UNTIL, START, WORDS, signature));
    }

    function _expectRefused(address account, bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(AccountSignature.SignatureInvalid.selector, account));
        _consentOf(account, signature);
        vm.assertFalse(registry.isConsentLive(account, terms));
    }

    function _expectInvalid(SignedConsent memory signed) private {
        vm.expectRevert(abi.encodeWithSelector(AccountSignature.SignatureInvalid.selector, signed.subject));
        registry.consentBySignature(signed);
    }

    function _expectRefusedWithinAllowance(address account) private {
        uint256 before = gasleft();
        _expectRefused(account, "signature");
        vm.assertLt(before - gasleft(), AccountSignature.CODE_ALLOWANCE + OWN_COST);
    }
}
