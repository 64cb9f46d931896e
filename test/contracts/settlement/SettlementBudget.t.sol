// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {Point} from "../../../contracts/libraries/BN254.sol";
import {Model, Rules} from "../../../contracts/libraries/Request.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";
import {SlowFolding} from "../../support/models/SlowFolding.sol";

/// @notice Budgets, periods and the end of a campaign.
contract SettlementBudgetTest is SettlementSuite {
    function setUp() public {
        _openCampaigns();
    }

    /// @custom:property M-8
    function test_TheLastRewardIsPaidAndNoFurther() public {
        _assertSettles(_proved("alice"));
        _assertSettles(_proved("bob"));
        _assertSettles(_proved("carol"));
        Answer memory fourth = _proved("aliceElsewhere");
        _assertProvedButRefused(fourth, ICampaigns.BudgetExhausted.selector);
        _fund(OPEN, 1);
        _assertSettles(fourth);
        vm.assertEq(_available(OPEN), 0);
    }

    /// @custom:property M-8
    function test_APeriodPaysItsAnswersAndTheNextOneStartsAnew() public {
        _fund(MONTHLY, BUDGET);
        _assertSettles(_proved("firstMonthAlice"));
        _assertSettles(_proved("firstMonthBob"));
        _assertProvedButRefused(_proved("firstMonthCarol"), ICampaigns.PeriodBudgetExhausted.selector);
        vm.assertEq(campaigns.answersLeft(MONTHLY), 0);

        vm.warp(START + PERIOD);
        vm.assertEq(campaigns.answersLeft(MONTHLY), ANSWERS_PER_PERIOD);
        _assertSettles(_proved("secondMonthAlice"));
        vm.assertEq(campaigns.campaignOf(MONTHLY).answersInPeriod, 1);
        _assertSettles(_proved("secondMonthBob"));
        vm.assertEq(campaigns.answersLeft(MONTHLY), 0);
    }

    /// @custom:property A-3
    function test_ACustomerIsPaidAgainInTheNextPeriod() public {
        Answer memory first = _proved("firstMonthAlice");
        Answer memory second = _proved("secondMonthAlice");
        vm.assertNotEq(first.nullifier, second.nullifier);
        _assertSettles(first);
        vm.warp(START + PERIOD);
        _assertSettles(second);
    }

    /// @custom:property A-14
    function test_AnAnswerForTheNextPeriodWaitsForIt() public {
        Answer memory answer = _proved("secondMonthAlice");
        vm.warp(START + PERIOD - 1);
        _assertProvedButRefused(answer, ICampaigns.PeriodNotCurrent.selector);
        vm.warp(START + PERIOD);
        _assertSettles(answer);
    }

    /// @custom:property A-14
    function test_AnAnswerForThePeriodBeforeIsRefused() public {
        Answer memory late = _proved("firstMonthAlice");
        vm.warp(START + PERIOD);
        _assertProvedButRefused(late, ICampaigns.PeriodNotCurrent.selector);
        _assertSettles(_proved("secondMonthBob"));
        _assertProvedButRefused(late, ICampaigns.PeriodNotCurrent.selector);
    }

    /// @custom:property A-14
    function test_ANewPeriodMovesTheFoldedPointToItsScope() public {
        _assertFolded(0);
        vm.warp(START + PERIOD);
        _assertFolded(0);
        _assertSettles(_proved("secondMonthAlice"));
        _assertFolded(1);
    }

    /// @custom:property A-14
    function test_ARefusedAnswerDoesNotEnterThePeriod() public {
        vm.warp(START + PERIOD);
        Answer memory answer = _proved("secondMonthAlice");
        answer.nullifier += 1;
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
        vm.assertEq(campaigns.campaignOf(MONTHLY).period, 0);
        _assertFolded(0);
    }

    /// @custom:property M-5
    function test_AnswersInTheNoticeArePaidAndNoneAfterIt() public {
        Answer memory late = _proved("bobInThreeDays");
        vm.prank(BRAND);
        campaigns.close(OPEN);
        _assertSettles(_proved("alice"));
        vm.warp(START + NOTICE - 1);
        vm.assertEq(bytes32(campaigns.quote(late)), bytes32(0));
        vm.warp(START + NOTICE);
        _assertProvedButRefused(late, ICampaigns.CampaignClosed.selector);
    }

    /// @custom:property M-5
    function test_TheLastSecondOfTheNoticeIsPaid() public {
        vm.prank(BRAND);
        campaigns.close(OPEN);
        vm.warp(START + NOTICE - 1);
        _assertSettles(_proved("bobInThreeDays"));
    }

    /// @custom:property M-13
    function test_ReclaimLeavesWhatAnswersHaveEarned() public {
        Answer memory answer = _proved("alice");
        _assertSettles(answer);
        _assertSettles(_proved("bob"));
        vm.startPrank(BRAND);
        campaigns.close(OPEN);
        vm.warp(START + NOTICE);
        campaigns.reclaim(OPEN, BRAND);
        vm.stopPrank();
        vm.assertEq(token.balanceOf(address(campaigns)), 2 * BUDGET + 2 * REWARD);
        vm.assertEq(_available(OPEN), 0);
        vm.prank(_account("alice"));
        campaigns.claim(OPEN, answer.nullifier, STRANGER);
        vm.assertEq(token.balanceOf(STRANGER), REWARD);
        vm.prank(BRAND);
        campaigns.reclaim(OPEN, BRAND);
        vm.assertEq(token.balanceOf(address(campaigns)), 2 * BUDGET + REWARD);
    }

    /// @custom:property M-3
    function test_CampaignsWithOneTokenPayEachFromItsOwnBudget() public {
        Answer memory answer = _proved("sealedAlice");
        _assertSettles(_proved("alice"));
        _assertSettles(answer);
        vm.prank(BRAND);
        campaigns.close(OPEN);
        vm.warp(START + NOTICE);
        vm.prank(BRAND);
        campaigns.reclaim(OPEN, BRAND);
        vm.assertEq(_available(SEALED), BUDGET - REWARD);
        vm.assertEq(_available(MONTHLY), BUDGET);
        vm.assertEq(token.balanceOf(address(campaigns)), 2 * BUDGET + REWARD);
        vm.prank(_account("alice"));
        campaigns.claim(SEALED, answer.nullifier, STRANGER);
        vm.assertEq(token.balanceOf(address(campaigns)), 2 * BUDGET);
    }

    function _assertFolded(uint32 period) private {
        string memory json = _fixture();
        Rules memory rules = abi.decode(vm.parseJsonBytes(json, ".encodedRules"), (Rules));
        Model memory model = abi.decode(vm.parseJsonBytes(json, ".encodedModel"), (Model));
        SlowFolding slow = new SlowFolding(tableA, tableB);
        Point memory unscoped = slow.fold(vm.parseJsonUint(json, ".schema"), rules, model);
        Point memory expected = slow.scoped(unscoped, campaigns.scopeOf(MONTHLY, period));
        Point memory stored = campaigns.campaignOf(MONTHLY).folded;
        vm.assertEq(stored.x, expected.x);
        vm.assertEq(stored.y, expected.y);
    }
}
