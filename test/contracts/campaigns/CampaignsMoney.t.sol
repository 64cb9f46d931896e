// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {ExactTransfer} from "../../../contracts/libraries/ExactTransfer.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {CampaignsSuite} from "../../support/suites/CampaignsSuite.sol";
import {FalseReturnToken} from "../../support/tokens/FalseReturnToken.sol";
import {FeeOnTopToken} from "../../support/tokens/FeeOnTopToken.sol";
import {FeeOnTransferToken} from "../../support/tokens/FeeOnTransferToken.sol";
import {NoReturnToken} from "../../support/tokens/NoReturnToken.sol";
import {RevertingToken} from "../../support/tokens/RevertingToken.sol";

contract CampaignsMoneyTest is CampaignsSuite {
    CampaignId private constant UNKNOWN = CampaignId.wrap(99);
    CampaignId private campaign;

    function setUp() public {
        _deployProtocol();
        campaign = _open(_parameters());
    }

    /// @custom:property M-3
    function test_FundCreditsTheCampaignOnly() public {
        CampaignId other = _open(_parameters());
        vm.expectEmit(address(campaigns));
        emit ICampaigns.CampaignFunded(campaign, BRAND, 100);
        _fund(campaign, 100);
        vm.assertEq(_available(campaign), 100);
        vm.assertEq(_available(other), 0);
        vm.assertEq(token.balanceOf(address(campaigns)), 100);
    }

    function test_AnyoneMayFund() public {
        token.mint(STRANGER, 7);
        vm.startPrank(STRANGER);
        token.approve(address(campaigns), 7);
        campaigns.fund(campaign, BRAND, 7);
        vm.stopPrank();
        vm.assertEq(_available(campaign), 7);
    }

    /// @custom:property M-1
    function test_FundDoesNotCreditWhatLayThereBefore() public {
        token.mint(address(campaigns), 500);
        _fund(campaign, 100);
        vm.assertEq(_available(campaign), 100);
    }

    function test_FundRefusesMoreThanTheBudgetCanHold() public {
        uint256 limit = type(uint96).max;
        token.mint(BRAND, limit);
        vm.prank(BRAND);
        token.approve(address(campaigns), type(uint256).max);
        _fund(campaign, limit);
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 96, limit + 1)
        );
        _fund(campaign, 1);
    }

    /// @dev Another brand was first, or a reorganised chain has put its campaign under the number.
    /// @custom:property M-14
    function test_FundRefusesTheCampaignOfAnotherBrand(address brand) public {
        vm.assume(brand != BRAND);
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.CampaignOfAnotherBrand.selector, campaign, brand));
        vm.prank(BRAND);
        campaigns.fund(campaign, brand, 100);
        vm.assertEq(token.balanceOf(BRAND), SUPPLY);
    }

    /// @custom:property M-14
    function test_ABrandThatWasOvertakenPaysNobodyElsesBudget() public {
        CampaignId expected = CampaignId.wrap(CampaignId.unwrap(campaign) + 1);
        CampaignParameters memory parameters = _parameters();
        vm.startPrank(STRANGER);
        parameters.terms = consentRegistry.publishTerms("stranger", "");
        vm.assertTrue(campaigns.openCampaign(parameters) == expected);
        vm.stopPrank();
        CampaignId opened = _open(_parameters());
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.CampaignOfAnotherBrand.selector, expected, BRAND));
        _fund(expected, 100);
        _fund(opened, 100);
        vm.assertEq(_available(expected), 0);
        vm.assertEq(_available(opened), 100);
    }

    function test_FundRefusesAnUnknownCampaign() public {
        vm.expectRevert(ICampaigns.CampaignUnknown.selector);
        campaigns.fund(UNKNOWN, BRAND, 1);
    }

    function test_FundIsAcceptedUntilTheEnd() public {
        _close();
        vm.warp(START + NOTICE - 1);
        _fund(campaign, 1);
        vm.warp(START + NOTICE);
        vm.expectRevert(ICampaigns.CampaignClosed.selector);
        _fund(campaign, 1);
    }

    /// @custom:property M-1
    function test_FundCreditsWhatArrivesOfATokenWithAFee() public {
        FeeOnTransferToken taxed = new FeeOnTransferToken(BRAND, SUPPLY);
        CampaignId id = _openAndFund(address(taxed), 1_000);
        vm.assertEq(_available(id), 900);
        vm.assertEq(taxed.balanceOf(address(campaigns)), 900);
    }

    /// @dev What the sender pays on top would come from other budgets.
    /// @custom:property M-15
    function test_ATokenWithAFeeOnTopIsNotReclaimedFromOtherBudgets() public {
        FeeOnTopToken taxed = new FeeOnTopToken(BRAND, SUPPLY);
        CampaignId id = _openAndFund(address(taxed), 1_000);
        CampaignId other = _openAndFund(address(taxed), 1_000);
        vm.assertEq(taxed.balanceOf(address(campaigns)), _available(id) + _available(other));
        _closeAndPass(id);
        vm.expectRevert(abi.encodeWithSelector(ExactTransfer.TransferInexact.selector, 1_000, 2_000, 900));
        vm.prank(BRAND);
        campaigns.reclaim(id, BRAND);
        vm.assertEq(taxed.balanceOf(address(campaigns)), _available(id) + _available(other));
    }

    /// @custom:property M-15
    function test_TheEscrowItselfIsNoPayee() public {
        _fund(campaign, 100);
        _closeAndPass(campaign);
        vm.expectRevert(abi.encodeWithSelector(ExactTransfer.TransferInexact.selector, 100, 100, 100));
        vm.prank(BRAND);
        campaigns.reclaim(campaign, address(campaigns));
        vm.assertEq(_available(campaign), 100);
    }

    function test_ATokenThatReturnsNothingIsFundedAndReclaimed() public {
        NoReturnToken silent = new NoReturnToken(BRAND, SUPPLY);
        CampaignId id = _openAndFund(address(silent), 1_000);
        vm.assertEq(_available(id), 1_000);
        _closeAndPass(id);
        vm.prank(BRAND);
        campaigns.reclaim(id, STRANGER);
        vm.assertEq(silent.balanceOf(STRANGER), 1_000);
    }

    /// @custom:property M-1
    function test_ATokenThatReturnsFalseCreditsNothing() public {
        CampaignId id = _openWith(address(new FalseReturnToken()));
        vm.expectRevert();
        _fund(id, 1_000);
        vm.assertEq(_available(id), 0);
    }

    /// @custom:property M-1
    function test_ATokenThatRevertsCreditsNothing() public {
        RevertingToken frozen = new RevertingToken(BRAND, SUPPLY);
        CampaignId id = _openAndFund(address(frozen), 1_000);
        frozen.freeze();
        vm.expectRevert(RevertingToken.Frozen.selector);
        _fund(id, 1_000);
        vm.assertEq(_available(id), 1_000);
    }

    /// @custom:property M-7
    function test_ATokenThatRevertsKeepsTheRemainderForLater() public {
        RevertingToken frozen = new RevertingToken(BRAND, SUPPLY);
        CampaignId id = _openAndFund(address(frozen), 1_000);
        _closeAndPass(id);
        frozen.freeze();
        vm.expectRevert(RevertingToken.Frozen.selector);
        vm.prank(BRAND);
        campaigns.reclaim(id, BRAND);
        vm.assertEq(_available(id), 1_000);
    }

    function test_FundRefusesATokenWithoutCode() public {
        CampaignId id = _openWith(address(0x70CE2));
        vm.expectRevert();
        _fund(id, 1_000);
    }

    function test_CloseStartsTheNotice() public {
        vm.expectEmit(address(campaigns));
        emit ICampaigns.CampaignClosing(campaign, START + NOTICE);
        _close();
        vm.assertEq(campaigns.campaignOf(campaign).closesAt, START + NOTICE);
    }

    function test_CloseRefusesASecondTime() public {
        _close();
        bytes memory failure = abi.encodeWithSelector(
            ICampaigns.AlreadyClosing.selector,
            campaign,
            START + NOTICE
        );
        vm.expectRevert(failure);
        _close();
        vm.warp(START + NOTICE);
        vm.expectRevert(failure);
        _close();
    }

    /// @custom:property M-4
    function test_CloseRefusesEveryoneButTheBrand(address caller) public {
        vm.assume(caller != BRAND);
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.NotBrand.selector, campaign, caller));
        vm.prank(caller);
        campaigns.close(campaign);
    }

    function test_CloseRefusesAnUnknownCampaign() public {
        vm.expectRevert(ICampaigns.CampaignUnknown.selector);
        campaigns.close(UNKNOWN);
    }

    /// @custom:property M-4
    function test_ReclaimRefusesACampaignThatNeverCloses() public {
        _fund(campaign, 100);
        _expectNotClosed(type(uint40).max);
        _reclaim(BRAND);
    }

    /// @custom:property M-4
    function test_ReclaimRefusesTheLastSecondOfTheNotice() public {
        _fund(campaign, 100);
        _close();
        vm.warp(START + NOTICE - 1);
        _expectNotClosed(START + NOTICE);
        _reclaim(BRAND);
    }

    /// @custom:property M-6
    function test_ReclaimSendsTheRemainderOnce() public {
        _fund(campaign, 100);
        _close();
        vm.warp(START + NOTICE);
        vm.expectEmit(address(campaigns));
        emit ICampaigns.RemainderReclaimed(campaign, STRANGER, 100);
        _reclaim(STRANGER);
        vm.assertEq(token.balanceOf(STRANGER), 100);
        vm.assertEq(_available(campaign), 0);

        _reclaim(STRANGER);
        vm.assertEq(token.balanceOf(STRANGER), 100);
    }

    /// @custom:property M-3
    function test_ReclaimLeavesOtherCampaignsAlone() public {
        CampaignId other = _open(_parameters());
        _fund(campaign, 100);
        _fund(other, 60);
        _close();
        vm.warp(START + NOTICE);
        _reclaim(STRANGER);
        vm.assertEq(token.balanceOf(STRANGER), 100);
        vm.assertEq(token.balanceOf(address(campaigns)), 60);
    }

    /// @custom:property M-4
    function test_ReclaimRefusesEveryoneButTheBrand(address caller) public {
        vm.assume(caller != BRAND);
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.NotBrand.selector, campaign, caller));
        vm.prank(caller);
        campaigns.reclaim(campaign, caller);
    }

    function test_ReclaimRefusesNobodyAsPayee() public {
        _close();
        vm.warp(START + NOTICE);
        vm.expectRevert(ICampaigns.PayeeZero.selector);
        _reclaim(address(0));
    }

    function test_ReclaimRefusesAnUnknownCampaign() public {
        vm.expectRevert(ICampaigns.CampaignUnknown.selector);
        campaigns.reclaim(UNKNOWN, BRAND);
    }

    function test_AnswersLeftIsTheLesserOfBudgetAndPeriod() public {
        vm.assertEq(campaigns.answersLeft(campaign), 0);
        _fund(campaign, REWARD - 1);
        vm.assertEq(campaigns.answersLeft(campaign), 0);
        _fund(campaign, 1);
        vm.assertEq(campaigns.answersLeft(campaign), 1);
        _fund(campaign, 100 * REWARD);
        vm.assertEq(campaigns.answersLeft(campaign), ANSWERS_PER_PERIOD);
    }

    function test_AnswersLeftIsZeroFromTheEndOn() public {
        _fund(campaign, REWARD);
        _close();
        vm.warp(START + NOTICE - 1);
        vm.assertEq(campaigns.answersLeft(campaign), 1);
        vm.warp(START + NOTICE);
        vm.assertEq(campaigns.answersLeft(campaign), 0);
    }

    function _close() private {
        vm.prank(BRAND);
        campaigns.close(campaign);
    }

    function _closeAndPass(CampaignId id) private {
        vm.prank(BRAND);
        campaigns.close(id);
        vm.warp(START + NOTICE);
    }

    function _reclaim(address payee) private {
        vm.prank(BRAND);
        campaigns.reclaim(campaign, payee);
    }

    function _expectNotClosed(uint40 closesAt) private {
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.NotClosedYet.selector, campaign, closesAt));
    }

    function _openWith(address anyToken) private returns (CampaignId) {
        CampaignParameters memory parameters = _parameters();
        parameters.token = IERC20(anyToken);
        return _open(parameters);
    }

    function _openAndFund(address anyToken, uint256 amount) private returns (CampaignId id) {
        id = _openWith(anyToken);
        vm.startPrank(BRAND);
        // A plain call, because not every token returns what the interface promises.
        (bool success, ) = anyToken.call(abi.encodeCall(IERC20.approve, (address(campaigns), SUPPLY)));
        vm.assertTrue(success);
        campaigns.fund(id, BRAND, amount);
        vm.stopPrank();
    }
}
