// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer} from "../../../contracts/interfaces/ICampaigns.sol";
import {BN254} from "../../../contracts/libraries/BN254.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {SettlementLedger} from "../../support/models/SettlementLedger.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @title What customers, a brand, issuers and strangers do with three campaigns, in any order
/// @dev Hardhat finds what to call only among contracts in files of tests.
contract SettlementHandler is SettlementLedger {
    constructor() {
        _openLedger();
    }

    function consent(uint256 who, uint256 duration) external {
        address subject = _subjectAt(who);
        uint40 until = uint40(block.timestamp + _within(duration, 1 hours, 60 days));
        vm.prank(subject);
        try consentRegistry.consent(terms, until, WORDS) {
            _noteConsent(subject, until);
        } catch {}
    }

    function withdraw(uint256 who) external {
        address subject = _subjectAt(who);
        vm.prank(subject);
        try consentRegistry.withdraw(terms) {
            _noteWithdrawal(subject);
        } catch {
            ++refusedWithdrawals;
        }
    }

    function settle(uint256 which, bool bySettler) external {
        _submit(_answerAt(which), bySettler ? settler : STRANGER);
    }

    /// @notice An answer with one thing changed, or with the proof of another.
    function settleAltered(uint256 which, uint256 other, uint256 kind) external {
        Answer memory answer = _answerAt(which);
        Answer memory another = _answerAt(other);
        kind %= 11;
        if (kind == 0) answer.nullifier += 1;
        if (kind == 1) answer.nullifier += BN254.SCALAR_MODULUS;
        if (kind == 2) answer.nullifier = another.nullifier;
        if (kind == 3) answer.subject = another.subject;
        if (kind == 4) answer.sealedSegment = another.sealedSegment;
        if (kind == 5) answer.root = another.root;
        if (kind == 6) answer.validAt += 1 days;
        if (kind == 7) (answer.campaign, answer.period) = (another.campaign, another.period);
        if (kind == 8) answer.issuer = another.issuer;
        if (kind == 9) answer.proof = another.proof;
        if (kind == 10) answer.proof.a[1] = BN254.BASE_MODULUS - answer.proof.a[1];
        _submit(answer, settler);
    }

    function claim(uint256 which, uint256 who) external {
        Answer memory answer = _answerAt(which);
        address caller = _subjectAt(who);
        vm.prank(caller);
        try campaigns.claim(answer.campaign, answer.nullifier, PAYEE) {
            _noteClaim(answer, caller);
        } catch {}
    }

    function claimBySignature(uint256 which) external {
        Answer memory answer = _answerAt(which);
        uint40 deadline = uint40(block.timestamp);
        address subject = campaigns.answerOf(answer.campaign, answer.nullifier).subject;
        bytes memory signature = _signClaim(
            _nameOf(subject),
            answer.campaign,
            answer.nullifier,
            PAYEE,
            deadline
        );
        try campaigns.claimBySignature(answer.campaign, answer.nullifier, PAYEE, deadline, signature) {
            _noteClaim(answer, subject);
        } catch {}
    }

    function fund(uint256 which, uint256 amount) external {
        CampaignId id = _campaignAt(which);
        amount = _within(amount, 0, 3 * REWARD);
        vm.prank(BRAND);
        try campaigns.fund(id, BRAND, amount) {
            _noteFunding(id, amount);
        } catch {}
    }

    /// @notice Closing is rare, so that most runs have something to settle until the end.
    function close(uint256 which, uint256 dice) external {
        if (dice % 4 != 0) return;
        CampaignId id = _campaignAt(which);
        vm.prank(BRAND);
        try campaigns.close(id) {
            _noteClosing(id);
        } catch {}
    }

    function reclaim(uint256 which) external {
        CampaignId id = _campaignAt(which);
        uint256 before = token.balanceOf(BRAND);
        vm.prank(BRAND);
        try campaigns.reclaim(id, BRAND) {
            _noteReclaim(id, token.balanceOf(BRAND) - before);
        } catch {}
    }

    function publishNextRoot() external {
        try issuerRegistry.publishRoot(firstIssuer, nextRoot, "", 5, 0) {
            _noteReplacement(firstIssuer, firstRoot, nextRoot);
        } catch {}
    }

    function revokeRoot(uint256 which, uint256 dice) external {
        if (dice % 8 != 0) return;
        Answer memory answer = _answerAt(which);
        try issuerRegistry.revokeRoot(answer.issuer, answer.root) {
            _noteRevocation(answer.issuer, answer.root);
        } catch {}
    }

    function passTime(uint256 duration) external {
        vm.warp(block.timestamp + _within(duration, 1, 4 hours));
    }

    function beginNextMonth(uint256 dice) external {
        if (dice % 8 == 0 && block.timestamp < START + PERIOD) vm.warp(START + PERIOD);
    }
}

/// @notice Money and consent, whatever anybody does, with real proofs.
contract SettlementInvariantTest is Suite {
    SettlementHandler private handler;

    function setUp() public {
        vm.warp(START);
        handler = new SettlementHandler();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @custom:property M-10
    function invariant_WhatTheContractHoldsIsWhatItOwes() public view {
        vm.assertEq(handler.held(), handler.budgets() + handler.unclaimed());
    }

    /// @custom:property M-8
    function invariant_EachBudgetIsWhatCameInLessWhatWasEarnedAndReclaimed() public view {
        for (uint256 id = 1; id <= 3; ++id) {
            vm.assertEq(handler.budgetOf(id), handler.expectedBudgetOf(id));
        }
    }

    /// @custom:property M-11
    function invariant_WhatWasPaidIsOneRewardForEachClaim() public view {
        vm.assertEq(handler.paid(), handler.claims() * handler.reward());
    }

    /// @custom:property A-1
    function invariant_ExactlyTheAnswersThatAreDueAreSettled() public view {
        vm.assertEq(handler.violation(), "");
    }

    /// @custom:property M-8
    function invariant_NoPeriodHasMoreAnswersThanItPays() public view {
        vm.assertLe(handler.mostAnswersInAMonth(), handler.answersPerMonth());
    }

    /// @custom:property C-4
    function invariant_NoWithdrawalIsRefused() public view {
        vm.assertEq(handler.refusedWithdrawals(), 0);
    }

    /// @dev Otherwise the invariants could hold because nothing ever happens.
    function test_TheHandlerDoesWhatItSays() public {
        for (uint256 which = 0; which < 20; ++which) handler.settle(which, true);
        vm.assertEq(handler.settlements(), 8);
        for (uint256 which = 0; which < 20; ++which) handler.claimBySignature(which);
        vm.assertEq(handler.claims(), 8);
        handler.withdraw(0);
        handler.close(0, 0);
        handler.beginNextMonth(0);
        handler.reclaim(0);
        vm.assertEq(handler.budgetOf(1), 0);
        for (uint256 which = 0; which < 20; ++which) handler.settle(which, true);
        vm.assertEq(handler.settlements(), 9);
        invariant_WhatTheContractHoldsIsWhatItOwes();
        invariant_EachBudgetIsWhatCameInLessWhatWasEarnedAndReclaimed();
        invariant_ExactlyTheAnswersThatAreDueAreSettled();
    }
}
