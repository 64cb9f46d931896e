// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IConsentRegistry, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {ConsentSuite} from "../../support/suites/ConsentSuite.sol";

contract ConsentRegistryTest is ConsentSuite {
    function setUp() public {
        _publishTerms();
    }

    /// @custom:property C-11
    /// @custom:property C-15
    function test_PublishTermsBindsThemToTheBrand() public {
        TermsId expected = TermsId.wrap(keccak256(abi.encode(address(this), keccak256("text"))));
        vm.expectEmit(address(registry));
        emit IConsentRegistry.TermsPublished(expected, address(this), "text", "ipfs://text");
        TermsId published = registry.publishTerms("text", "ipfs://text");

        vm.assertTrue(published == expected);
        vm.assertTrue(registry.termsIdOf(address(this), keccak256("text")) == expected);
        vm.assertEq(registry.brandOf(published), address(this));
    }

    function test_PublishTermsRefusesTheSameTextOfTheSameBrand() public {
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.TermsAlreadyPublished.selector, terms));
        vm.prank(BRAND);
        registry.publishTerms("terms", "ipfs://elsewhere");
    }

    /// @custom:property C-11
    function test_PublishTermsKeepsTheSameTextOfTwoBrandsApart() public {
        TermsId copied = registry.publishTerms("terms", "ipfs://terms");
        vm.assertFalse(copied == terms);
        vm.assertEq(registry.brandOf(terms), BRAND);
        vm.assertEq(registry.brandOf(copied), address(this));
    }

    function test_BrandOfUnknownTermsIsNobody() public view {
        vm.assertEq(registry.brandOf(TermsId.wrap(bytes32(0))), address(0));
    }

    function test_ConsentIsLiveUntilItRunsOut() public {
        vm.expectEmit(address(registry));
        emit IConsentRegistry.ConsentGiven(subject, terms, UNTIL, START, START, WORDS);
        vm.prank(subject);
        registry.consent(terms, UNTIL, WORDS);

        _assertRecord(UNTIL, START, 0);
        vm.warp(UNTIL - 1);
        vm.assertTrue(_isLive());
        vm.warp(UNTIL);
        vm.assertFalse(_isLive());
    }

    function test_ConsentCountsForNobodyElseAndNothingElse() public {
        _consentSignedAt(START);
        vm.assertFalse(registry.isConsentLive(BRAND, terms));
        vm.assertFalse(registry.isConsentLive(subject, TermsId.wrap(keccak256("other terms"))));
    }

    function test_ConsentRefusesUnknownTerms() public {
        TermsId unknown = TermsId.wrap(keccak256("unknown"));
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.TermsUnknown.selector, unknown));
        registry.consent(unknown, UNTIL, WORDS);
    }

    function test_ConsentRefusesAnEndThatIsNow() public {
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.ConsentAlreadyOver.selector, START));
        registry.consent(terms, START, WORDS);
        registry.consent(terms, START + 1, WORDS);
    }

    function test_ConsentBySignatureIsRecordedAtItsOwnTime() public {
        vm.expectEmit(address(registry));
        emit IConsentRegistry.ConsentGiven(subject, terms, UNTIL, START - 5 minutes, START, WORDS);
        _consentSignedAt(START - 5 minutes);
        _assertRecord(UNTIL, START - 5 minutes, 0);
    }

    /// @custom:property C-9
    function test_ConsentBySignatureRefusesTheFuture() public {
        SignedConsent memory signed = _signedConsent(UNTIL, START + 1);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.SignedInFuture.selector, START + 1));
        registry.consentBySignature(signed);

        vm.warp(START + 1);
        registry.consentBySignature(signed);
        vm.assertTrue(_isLive());
    }

    /// @custom:property C-9
    function test_ConsentBySignatureRefusesAnEndThatIsNow() public {
        SignedConsent memory signed = _signedConsent(START, START);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.ConsentAlreadyOver.selector, START));
        registry.consentBySignature(signed);
    }

    /// @custom:property C-9
    function test_ConsentBySignatureRefusesUnknownTerms() public {
        terms = TermsId.wrap(keccak256("unknown"));
        SignedConsent memory signed = _signedConsent(UNTIL, START);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.TermsUnknown.selector, terms));
        registry.consentBySignature(signed);
    }

    /// @custom:property C-7
    function test_ConsentBySignatureRefusesAnOlderConsent() public {
        _consentSignedAt(START - 1);
        SignedConsent memory older = _signedConsent(UNTIL, START - 2);
        _expectOutdated(START - 2, START - 1, 0);
        registry.consentBySignature(older);
    }

    function test_ConsentBySignatureRefusesAnotherEndAtTheSameTime() public {
        _consentSignedAt(START);
        SignedConsent memory longer = _signedConsent(UNTIL + 1, START);
        _expectOutdated(START, START, 0);
        registry.consentBySignature(longer);
    }

    function test_ANewerConsentMayEndEarlier() public {
        _consentSignedAt(START - 1);
        registry.consentBySignature(_signedConsent(START + 1, START));
        _assertRecord(START + 1, START, 0);
    }

    /// @custom:property C-8
    function test_AnIdenticalConsentChangesNothing() public {
        SignedConsent memory signed = _signedConsent(UNTIL, START);
        registry.consentBySignature(signed);

        vm.recordLogs();
        registry.consentBySignature(signed);
        vm.prank(subject);
        registry.consent(terms, UNTIL, WORDS);
        vm.assertEq(vm.getRecordedLogs().length, 0);
        _assertRecord(UNTIL, START, 0);
    }

    /// @custom:property C-8
    function test_AnIdenticalConsentWithAGarbageSignatureChangesNothing(bytes calldata garbage) public {
        _consentSignedAt(START);
        vm.recordLogs();
        registry.consentBySignature(SignedConsent(subject, terms, UNTIL, START, WORDS, garbage));
        vm.assertEq(vm.getRecordedLogs().length, 0);
        _assertRecord(UNTIL, START, 0);
    }

    function test_WithdrawEndsTheConsent() public {
        _consentSignedAt(START);
        vm.warp(START + 1);
        vm.expectEmit(address(registry));
        emit IConsentRegistry.ConsentWithdrawn(subject, terms, START + 1, START + 1);
        vm.prank(subject);
        registry.withdraw(terms);
        vm.assertFalse(_isLive());
        _assertRecord(UNTIL, START, START + 1);
    }

    /// @custom:property C-4
    function test_WithdrawSucceedsWithoutARecord(address account, TermsId anyTerms) public {
        vm.assume(account != address(vm));
        vm.prank(account);
        registry.withdraw(anyTerms);
        vm.assertEq(registry.consentOf(account, anyTerms).withdrawnAt, START);
    }

    /// @custom:property C-4
    function test_WithdrawSucceedsAgainAndAgain() public {
        vm.startPrank(subject);
        registry.withdraw(terms);
        registry.withdraw(terms);
        vm.warp(START + 1);
        registry.withdraw(terms);
        vm.stopPrank();
        _assertRecord(0, 0, START + 1);
    }

    /// @dev Dated ahead by a wrong clock or a page that meant harm, and held back until its time has come.
    /// @custom:property C-13
    function test_AWithdrawalDatedAheadEndsAConsentDatedAhead(uint40 ahead) public {
        ahead = uint40(_within(ahead, 1, 300 days));
        SignedConsent memory heldBack = _signedConsent(type(uint40).max, START + ahead);
        _withdrawalSignedAt(START + ahead);
        _assertRecord(0, 0, START + ahead);

        vm.warp(START + ahead);
        _expectOutdated(START + ahead, 0, START + ahead);
        registry.consentBySignature(heldBack);
        vm.assertFalse(_isLive());
        vm.warp(START + ahead + 1);
        _consentSignedAt(START + ahead + 1);
        vm.assertTrue(_isLive());
    }

    /// @custom:property C-13
    function test_AWithdrawalDatedAheadEndsAConsentAtOnce() public {
        _consentSignedAt(START);
        _withdrawalSignedAt(type(uint40).max);
        vm.assertFalse(_isLive());
        _assertRecord(UNTIL, START, type(uint40).max);
    }

    /// @custom:property C-13
    function test_AWithdrawalNowLeavesOneThatIsDatedAhead() public {
        _withdrawalSignedAt(START + 9);
        vm.prank(subject);
        registry.withdraw(terms);
        _assertRecord(0, 0, START + 9);
    }

    /// @custom:property C-4
    function test_WithdrawBySignatureSucceedsBeforeAnyConsent() public {
        _withdrawalSignedAt(START - 1);
        _assertRecord(0, 0, START - 1);
    }

    /// @custom:property C-1
    function test_AReplayedConsentDoesNotUndoAWithdrawal() public {
        SignedConsent memory signed = _signedConsent(UNTIL, START);
        registry.consentBySignature(signed);
        vm.warp(START + 1);
        vm.prank(subject);
        registry.withdraw(terms);

        _expectOutdated(START, START, START + 1);
        registry.consentBySignature(signed);
        vm.assertFalse(_isLive());
    }

    /// @custom:property C-1
    function test_AnOlderConsentThatWasHeldBackDoesNotUndoAWithdrawal() public {
        SignedConsent memory heldBack = _signedConsent(UNTIL, START - 10);
        _withdrawalSignedAt(START - 9);
        _expectOutdated(START - 10, 0, START - 9);
        registry.consentBySignature(heldBack);
        vm.assertFalse(_isLive());
    }

    /// @custom:property C-6
    function test_AnOlderWithdrawalDoesNotUndoANewerConsent() public {
        bytes memory heldBack = _signedWithdrawal(START - 9);
        _consentSignedAt(START - 10);
        _withdrawalSignedAt(START - 8);
        _consentSignedAt(START - 7);

        registry.withdrawBySignature(subject, terms, START - 9, heldBack);
        vm.assertTrue(_isLive());
        _assertRecord(UNTIL, START - 7, START - 8);
    }

    function test_AnOlderWithdrawalThatArrivesLateStillEndsAnOlderConsent() public {
        _consentSignedAt(START - 10);
        _withdrawalSignedAt(START - 9);
        vm.assertFalse(_isLive());
    }

    /// @custom:property C-5
    function test_InOneBlockAWithdrawalWinsOverAnEarlierConsent() public {
        vm.startPrank(subject);
        registry.consent(terms, UNTIL, WORDS);
        registry.withdraw(terms);
        vm.stopPrank();
        vm.assertFalse(_isLive());
    }

    /// @custom:property C-5
    function test_InOneBlockAWithdrawalWinsOverALaterConsent() public {
        vm.startPrank(subject);
        registry.withdraw(terms);
        _expectOutdated(START, 0, START);
        registry.consent(terms, UNTIL, WORDS);

        vm.warp(START + 1);
        registry.consent(terms, UNTIL, WORDS);
        vm.stopPrank();
        vm.assertTrue(_isLive());
    }

    function test_AnIdenticalConsentIsRefusedOnceItIsNotLive() public {
        SignedConsent memory signed = _signedConsent(START + 1, START);
        registry.consentBySignature(signed);
        vm.warp(START + 1);
        vm.expectRevert(abi.encodeWithSelector(IConsentRegistry.ConsentAlreadyOver.selector, START + 1));
        registry.consentBySignature(signed);
    }

    /// @custom:property C-10
    function test_WithdrawCostsNoMoreThanConsent() public {
        vm.startPrank(subject);
        registry.withdraw(TermsId.wrap(keccak256("warm")));
        uint256 before = gasleft();
        registry.consent(terms, UNTIL, WORDS);
        uint256 costOfConsent = before - gasleft();
        vm.warp(START + 1);
        before = gasleft();
        registry.withdraw(terms);
        vm.assertLe(before - gasleft(), costOfConsent);
        vm.stopPrank();
    }
}
