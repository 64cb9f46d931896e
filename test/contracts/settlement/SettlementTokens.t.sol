// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {Answer, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {ExactTransfer} from "../../../contracts/libraries/ExactTransfer.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";
import {FeeOnTopToken} from "../../support/tokens/FeeOnTopToken.sol";
import {FeeOnTransferToken} from "../../support/tokens/FeeOnTransferToken.sol";
import {NoReturnToken} from "../../support/tokens/NoReturnToken.sol";
import {ReentrantToken} from "../../support/tokens/ReentrantToken.sol";
import {RevertingToken} from "../../support/tokens/RevertingToken.sol";

/// @notice Rewards earned by real answers, in tokens that misbehave when they are paid.
contract SettlementTokensTest is SettlementSuite {
    address private constant PAYEE = address(0xFEE);

    Answer private answer;

    function setUp() public {
        _deployProtocol();
        _publishRoots();
        _consentAll();
        answer = _proved("alice");
    }

    /// @custom:property M-7
    function test_ATokenThatRevertsLosesNoReward() public {
        RevertingToken frozen = new RevertingToken(BRAND, SUPPLY);
        _openWith(address(frozen));
        _assertSettles(answer);
        frozen.freeze();
        vm.expectRevert(RevertingToken.Frozen.selector);
        _claim();
        vm.assertFalse(campaigns.answerOf(OPEN, answer.nullifier).claimed);
        frozen.thaw();
        _claim();
        vm.assertEq(frozen.balanceOf(PAYEE), REWARD);
    }

    function test_ATokenThatReturnsNothingPaysTheReward() public {
        NoReturnToken silent = new NoReturnToken(BRAND, SUPPLY);
        _openWith(address(silent));
        _assertSettles(answer);
        _claim();
        vm.assertEq(silent.balanceOf(PAYEE), REWARD);
    }

    /// @custom:property M-15
    function test_ATokenWithAFeeOnTopPaysNoRewardFromOtherBudgets() public {
        FeeOnTopToken taxed = new FeeOnTopToken(BRAND, SUPPLY);
        _openWith(address(taxed));
        _assertSettles(answer);
        vm.expectRevert(
            abi.encodeWithSelector(
                ExactTransfer.TransferInexact.selector,
                REWARD,
                BUDGET,
                BUDGET - REWARD - REWARD / 10
            )
        );
        _claim();
        vm.assertFalse(campaigns.answerOf(OPEN, answer.nullifier).claimed);
        vm.assertEq(taxed.balanceOf(address(campaigns)), _available(OPEN) + REWARD);
    }

    /// @custom:property M-15
    function test_ATokenWithAFeeOnTransferPaysExactlyTheReward() public {
        FeeOnTransferToken taxed = new FeeOnTransferToken(BRAND, SUPPLY);
        _openWith(address(taxed));
        uint256 held = taxed.balanceOf(address(campaigns));
        _assertSettles(answer);
        _claim();
        vm.assertEq(taxed.balanceOf(address(campaigns)), held - REWARD);
        vm.assertEq(taxed.balanceOf(PAYEE), REWARD - REWARD / 10);
    }

    /// @dev In the middle of paying alice, the token sends in her signed claim again.
    /// @custom:property M-2
    function test_AClaimInsideAClaimPaysOnce() public {
        ReentrantToken hostile = _openHostile();
        _assertSettles(answer);
        hostile.callOnTransfer(address(campaigns), _signedClaim());
        _claim();
        _assertReentryRefused(hostile);
        vm.assertEq(hostile.balanceOf(PAYEE), REWARD);
        vm.assertEq(hostile.balanceOf(address(campaigns)), _available(OPEN));
    }

    /// @dev In the middle of the brand's reclaim, the token sends in alice's claim.
    /// @custom:property M-2
    function test_AClaimInsideAReclaimWaits() public {
        ReentrantToken hostile = _openHostile();
        _assertSettles(answer);
        vm.prank(BRAND);
        campaigns.close(OPEN);
        vm.warp(START + NOTICE);
        hostile.callOnTransfer(address(campaigns), _signedClaim());
        vm.prank(BRAND);
        campaigns.reclaim(OPEN, BRAND);
        _assertReentryRefused(hostile);
        vm.assertEq(hostile.balanceOf(address(campaigns)), REWARD);
        hostile.callOnTransfer(address(0), "");
        _claim();
        vm.assertEq(hostile.balanceOf(PAYEE), REWARD);
        vm.assertEq(hostile.balanceOf(address(campaigns)), 0);
    }

    /// @dev In the middle of paying alice, the token settles bob's answer: that is allowed and charged.
    /// @custom:property M-2
    function test_AnAnswerInsideAClaimIsChargedOnce() public {
        ReentrantToken hostile = _openHostile();
        _assertSettles(answer);
        Answer memory second = _proved("bob");
        hostile.callOnTransfer(address(campaigns), abi.encodeCall(ICampaigns.settle, (second)));
        _claim();
        vm.assertTrue(hostile.succeeded());
        vm.assertEq(_available(OPEN), BUDGET - 2 * REWARD);
        vm.assertEq(hostile.balanceOf(address(campaigns)), BUDGET - REWARD);
    }

    /// @custom:property M-2
    function test_AnAnswerInsideFundIsChargedOnce() public {
        ReentrantToken hostile = _openHostile();
        hostile.callOnTransfer(address(campaigns), abi.encodeCall(ICampaigns.settle, (answer)));
        _fund(OPEN, 5);
        vm.assertTrue(hostile.succeeded());
        vm.assertEq(_available(OPEN), BUDGET + 5 - REWARD);
        vm.assertEq(hostile.balanceOf(address(campaigns)), BUDGET + 5);
    }

    function _openHostile() private returns (ReentrantToken hostile) {
        hostile = new ReentrantToken(BRAND, SUPPLY);
        _openWith(address(hostile));
    }

    function _openWith(address anyToken) private {
        CampaignParameters memory parameters = _provedParameters();
        parameters.token = IERC20(anyToken);
        _open(parameters);
        vm.prank(BRAND);
        // A plain call, because not every token returns what the interface promises.
        (bool success, ) = anyToken.call(abi.encodeCall(IERC20.approve, (address(campaigns), SUPPLY)));
        vm.assertTrue(success);
        _fund(OPEN, BUDGET);
    }

    function _claim() private {
        vm.prank(_account("alice"));
        campaigns.claim(OPEN, answer.nullifier, PAYEE);
    }

    function _signedClaim() private view returns (bytes memory) {
        bytes memory signature = _signClaim("alice", OPEN, answer.nullifier, PAYEE, START + 30 days);
        return
            abi.encodeCall(
                ICampaigns.claimBySignature,
                (OPEN, answer.nullifier, PAYEE, START + 30 days, signature)
            );
    }

    function _assertReentryRefused(ReentrantToken hostile) private view {
        vm.assertFalse(hostile.succeeded());
        bytes4 failure = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        vm.assertEq(bytes32(hostile.result()), bytes32(failure));
    }
}
