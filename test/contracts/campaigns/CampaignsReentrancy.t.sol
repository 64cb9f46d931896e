// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {
    Answer,
    CampaignParameters,
    ICampaigns,
    SignedTicket
} from "../../../contracts/interfaces/ICampaigns.sol";
import {IConsentRegistry} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {CampaignsSuite} from "../../support/suites/CampaignsSuite.sol";
import {ReentrantToken} from "../../support/tokens/ReentrantToken.sol";

/// @notice A token that is its own brand and its own subject, and calls back in the middle of a transfer.
/// @custom:property M-2
contract CampaignsReentrancyTest is CampaignsSuite {
    uint256 private constant NULLIFIER = 7;

    ReentrantToken private hostile;
    CampaignId private campaign;

    function setUp() public {
        _deployProtocol();
        hostile = new ReentrantToken(address(this), SUPPLY);
        hostile.approve(address(campaigns), SUPPLY);
        hostile.transfer(address(hostile), 1_000);
        _asToken(address(hostile), abi.encodeCall(IERC20.approve, (address(campaigns), SUPPLY)));

        _asToken(address(consentRegistry), abi.encodeCall(IConsentRegistry.publishTerms, ("hostile", "")));
        terms = consentRegistry.termsIdOf(address(hostile), keccak256("hostile"));
        _asToken(
            address(consentRegistry),
            abi.encodeCall(IConsentRegistry.consent, (terms, START + 365 days, WORDS))
        );
        campaign = _openAsToken();
        campaigns.fund(campaign, address(hostile), 100);
    }

    function test_FundInsideFundIsRefusedAndCreditsOnce() public {
        _arm(abi.encodeCall(ICampaigns.fund, (campaign, address(hostile), 50)));
        campaigns.fund(campaign, address(hostile), 50);
        _assertReentryRefused();
        vm.assertEq(_available(campaign), 150);
        _assertSolvent();
    }

    /// @custom:property M-3
    function test_FundOfAnotherCampaignInsideFundIsRefused() public {
        CampaignId other = _openAsToken();
        _arm(abi.encodeCall(ICampaigns.fund, (other, address(hostile), 50)));
        campaigns.fund(campaign, address(hostile), 50);
        _assertReentryRefused();
        vm.assertEq(_available(campaign), 150);
        vm.assertEq(_available(other), 0);
    }

    function test_ReclaimInsideFundIsRefused() public {
        CampaignId closed = _openAsToken();
        campaigns.fund(closed, address(hostile), 100);
        _asToken(address(campaigns), abi.encodeCall(ICampaigns.close, (closed)));
        vm.warp(START + NOTICE);
        _arm(abi.encodeCall(ICampaigns.reclaim, (closed, address(this))));
        campaigns.fund(campaign, address(hostile), 50);
        _assertReentryRefused();
        vm.assertEq(_available(closed), 100);
        vm.assertEq(_available(campaign), 150);
    }

    function test_ReclaimInsideReclaimIsRefused() public {
        _asToken(address(campaigns), abi.encodeCall(ICampaigns.close, (campaign)));
        vm.warp(START + NOTICE);
        bytes memory reclaim = abi.encodeCall(ICampaigns.reclaim, (campaign, address(0xFEE)));
        _arm(reclaim);
        _asToken(address(campaigns), reclaim);
        _assertReentryRefused();
        vm.assertEq(hostile.balanceOf(address(0xFEE)), 100);
        vm.assertEq(hostile.balanceOf(address(campaigns)), 0);
    }

    function test_FundInsideReclaimIsRefused() public {
        CampaignId other = _openAsToken();
        _asToken(address(campaigns), abi.encodeCall(ICampaigns.close, (campaign)));
        vm.warp(START + NOTICE);
        _arm(abi.encodeCall(ICampaigns.fund, (other, address(hostile), 100)));
        _asToken(address(campaigns), abi.encodeCall(ICampaigns.reclaim, (campaign, address(0xFEE))));
        _assertReentryRefused();
        vm.assertEq(_available(other), 0);
    }

    function test_ClaimInsideClaimIsRefused() public {
        _settleForToken();
        bytes memory claim = abi.encodeCall(ICampaigns.claim, (campaign, NULLIFIER, address(0xFEE)));
        _arm(claim);
        _asToken(address(campaigns), claim);
        _assertReentryRefused();
        vm.assertEq(hostile.balanceOf(address(0xFEE)), REWARD);
        _assertSolvent();
    }

    function test_ClaimToTheEscrowInsideFundIsNotCredited() public {
        _settleForToken();
        _arm(abi.encodeCall(ICampaigns.claim, (campaign, NULLIFIER, address(campaigns))));
        campaigns.fund(campaign, address(hostile), 50);
        _assertReentryRefused();
        vm.assertEq(_available(campaign), 100 - REWARD + 50);
        vm.assertFalse(campaigns.answerOf(campaign, NULLIFIER).claimed);
    }

    function test_ADirectTransferInsideFundIsCreditedAndPaidFor() public {
        _arm(abi.encodeCall(IERC20.transfer, (address(campaigns), 5)), address(hostile));
        campaigns.fund(campaign, address(hostile), 50);
        vm.assertTrue(hostile.succeeded());
        vm.assertEq(_available(campaign), 155);
        _assertSolvent();
    }

    function test_SettleInsideFundLosesNothing() public {
        _acceptAnyProof();
        _arm(abi.encodeCall(ICampaigns.settle, (_tokenAnswer())));
        campaigns.fund(campaign, address(hostile), 50);
        vm.assertTrue(hostile.succeeded());
        vm.assertEq(_available(campaign), 100 - REWARD + 50);
    }

    function test_CloseInsideFundLosesNothing() public {
        _arm(abi.encodeCall(ICampaigns.close, (campaign)));
        campaigns.fund(campaign, address(hostile), 50);
        vm.assertTrue(hostile.succeeded());
        vm.assertEq(_available(campaign), 150);
        vm.assertEq(campaigns.campaignOf(campaign).closesAt, START + NOTICE);
    }

    function _openAsToken() private returns (CampaignId) {
        CampaignParameters memory parameters = _parameters();
        parameters.token = IERC20(address(hostile));
        bytes memory id = _asToken(address(campaigns), abi.encodeCall(ICampaigns.openCampaign, (parameters)));
        return abi.decode(id, (CampaignId));
    }

    function _tokenAnswer() private view returns (Answer memory answer) {
        answer = _answer(campaign, NULLIFIER);
        answer.subject = address(hostile);
    }

    function _settleForToken() private {
        _acceptAnyProof();
        _settle(_tokenAnswer());
    }

    function _arm(bytes memory data) private {
        _arm(data, address(campaigns));
    }

    function _arm(bytes memory data, address target) private {
        hostile.callOnTransfer(target, data);
    }

    function _asToken(address target, bytes memory data) private returns (bytes memory) {
        return hostile.execute(target, data);
    }

    function _assertReentryRefused() private view {
        vm.assertFalse(hostile.succeeded());
        bytes4 failure = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        vm.assertEq(bytes32(hostile.result()), bytes32(failure));
    }

    function _assertSolvent() private view {
        vm.assertEq(hostile.balanceOf(address(campaigns)), _available(campaign));
    }
}
