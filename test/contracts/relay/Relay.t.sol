// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Answer, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {IConsentRegistry, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {IRelay} from "../../../contracts/interfaces/IRelay.sol";
import {AccountSignature} from "../../../contracts/libraries/AccountSignature.sol";
import {KeyedAccount} from "../../support/accounts/KeyedAccount.sol";
import {
    BombAccount,
    CredulousAccount,
    GasEatingAccount,
    RefusingAccount
} from "../../support/accounts/HostileAccounts.sol";
import {Vm} from "../../support/models/Vm.sol";
import {RelaySuite} from "../../support/suites/RelaySuite.sol";
import {BombToken} from "../../support/tokens/BombToken.sol";
import {ReentrantToken} from "../../support/tokens/ReentrantToken.sol";
import {RevertingToken} from "../../support/tokens/RevertingToken.sol";

/// @notice Many customers' messages in one transaction: what goes wrong with one stays its own.
contract RelayTest is RelaySuite {
    address private constant PAYEE = address(0xFEE);

    bytes[] private consent;

    function setUp() public {
        _openRelay();
        consent.push(_consentMessage("erin"));
    }

    /// @custom:property Y-4
    function test_ItServesTheCampaignsThatMadeIt() public view {
        vm.assertEq(address(relay.campaigns()), address(campaigns));
        vm.assertEq(address(relay.consentRegistry()), address(consentRegistry));
    }

    function test_ConsentsWithdrawalsAndClaimsAreDelivered() public {
        Answer memory answer = _proved("alice");
        campaigns.settle(answer);
        bytes[] memory messages = new bytes[](3);
        messages[0] = _consentMessage("erin");
        messages[1] = _withdrawalMessage("bob");
        messages[2] = _claimMessage("alice", answer, PAYEE);
        _assertDelivered(messages);
        vm.assertTrue(_isLive("erin"));
        vm.assertFalse(_isLive("bob"));
        vm.assertEq(token.balanceOf(PAYEE), REWARD);
    }

    /// @custom:property Y-1
    function test_MessagesKeepTheirOrder() public {
        bytes[] memory messages = new bytes[](2);
        messages[0] = _withdrawalMessage("erin");
        messages[1] = _consentMessage("erin");
        bytes4[] memory outcomes = relay.deliver(messages, PLAIN);
        vm.assertEq(bytes32(outcomes[0]), 0);
        vm.assertEq(bytes32(outcomes[1]), bytes32(IConsentRegistry.ConsentOutdated.selector));
    }

    function test_NoMessagesAreDelivered() public {
        vm.assertEq(relay.deliver(new bytes[](0), PLAIN).length, 0);
    }

    /// @custom:property Y-1
    function test_AMessageThatFailsLeavesTheOthersAlone(uint256 place) public {
        bytes[] memory messages = _withdrawals();
        place %= messages.length;
        // One byte of the signature.
        messages[place][180] ^= 0x01;
        vm.expectEmit(address(relay));
        emit IRelay.MessageFailed(place, AccountSignature.SignatureInvalid.selector);
        bytes4[] memory outcomes = relay.deliver(messages, PLAIN);
        for (uint256 i = 0; i < messages.length; ++i) {
            bytes4 expected = i == place ? AccountSignature.SignatureInvalid.selector : bytes4(0);
            vm.assertEq(bytes32(outcomes[i]), bytes32(expected));
        }
        _assertWithdrawnBut(place);
    }

    /// @custom:property Y-2
    function test_AccountsThatEatTheirGasCostTheirLimitAndNoMore() public {
        bytes[] memory messages = new bytes[](3);
        messages[0] = _consentOf(address(new GasEatingAccount()));
        messages[1] = _consentOf(address(new BombAccount()));
        messages[2] = _consentMessage("erin");
        uint256 before = gasleft();
        bytes4[] memory outcomes = relay.deliver(messages, PLAIN);
        vm.assertLe(before - gasleft(), 3 * uint256(PLAIN) + 20_000);
        vm.assertTrue(outcomes[0] != 0);
        vm.assertTrue(outcomes[1] != 0);
        vm.assertEq(bytes32(outcomes[2]), 0);
        vm.assertTrue(_isLive("erin"));
    }

    function test_AnAccountWithCodeHasAllItsAllowance() public {
        bytes[] memory messages = new bytes[](3);
        messages[0] = _consentOf(address(new KeyedAccount(_account("nobody"))));
        // Spends its 400,000 and refuses; what remains suffices to say so.
        messages[1] = _consentOf(address(new GasEatingAccount()));
        messages[2] = _consentOf(address(new RefusingAccount()));
        bytes4[] memory outcomes = relay.deliver(messages, WITH_CODE);
        bytes4 refused = AccountSignature.SignatureInvalid.selector;
        vm.assertEq(bytes32(outcomes[1]), bytes32(refused));
        vm.assertEq(bytes32(outcomes[2]), bytes32(refused));
    }

    /// @dev However much gas there is: either nothing is delivered, or nobody fails for want of it.
    /// @custom:property Y-3
    function test_AStarvedMessageIsNotTakenForOneThatFails(uint256 gas) public {
        gas = _within(gas, 30_000, 600_000);
        bytes[] memory messages = _withdrawals();
        try relay.deliver{gas: gas}(messages, PLAIN) returns (bytes4[] memory outcomes) {
            for (uint256 i = 0; i < outcomes.length; ++i) vm.assertEq(bytes32(outcomes[i]), 0);
            _assertWithdrawnBut(messages.length);
        } catch {
            vm.assertTrue(_isLive("alice"));
            vm.assertTrue(_isLive("dave"));
        }
    }

    /// @dev What it takes to copy a long message is not taken from its limit.
    function test_ALongMessageIsNotTakenForOneThatFails(uint256 gas) public {
        SignedConsent memory signed = _signedConsent("erin");
        signed.subject = address(new CredulousAccount());
        signed.signature = new bytes(60_000);
        bytes[] memory messages = new bytes[](1);
        messages[0] = _consentMessage(signed);
        gas = _within(gas, WITH_CODE, 2 * uint256(WITH_CODE));
        try relay.deliver{gas: gas}(messages, WITH_CODE) returns (bytes4[] memory outcomes) {
            vm.assertEq(bytes32(outcomes[0]), 0);
        } catch {
            vm.assertFalse(consentRegistry.isConsentLive(signed.subject, terms));
        }
    }

    /// @dev The limit that just suffices when there is plenty suffices whenever the message is called at all.
    /// @custom:property Y-3
    function test_AMessageGetsAllOfItsLimit() public {
        uint32 enough = _leastLimit();
        uint256 delivered;
        for (uint256 gas = enough; gas < enough + 20_000; gas += 97) {
            uint256 state = vm.snapshotState();
            try relay.deliver{gas: gas}(consent, enough) returns (bytes4[] memory outcomes) {
                vm.assertEq(bytes32(outcomes[0]), 0);
                ++delivered;
            } catch {
                vm.assertFalse(_isLive("erin"));
            }
            vm.revertToState(state);
        }
        vm.assertNotEq(delivered, 0);
    }

    /// @custom:property Y-3
    function test_WithTooLittleGasNothingIsDelivered() public {
        bytes[] memory messages = _withdrawals();
        (bool success, bytes memory failure) = address(relay).call{gas: 120_000}(
            abi.encodeCall(IRelay.deliver, (messages, PLAIN))
        );
        vm.assertFalse(success);
        vm.assertEq(bytes32(bytes4(failure)), bytes32(IRelay.GasTooLow.selector));
    }

    /// @custom:property Y-3
    function test_AMessageNeedsItsLimitInAPartOf63And5000More(uint32 gasLimit) public {
        gasLimit = uint32(_within(gasLimit, 1_000_000, type(uint32).max));
        (bool success, bytes memory failure) = address(relay).call{gas: 500_000}(
            abi.encodeCall(IRelay.deliver, (_withdrawals(), gasLimit))
        );
        vm.assertFalse(success);
        uint256 gasNeeded;
        assembly ("memory-safe") {
            gasNeeded := mload(add(failure, 0x64))
        }
        vm.assertEq(gasNeeded, (uint256(gasLimit) * 64) / 63 + 5_000);
    }

    function test_OutOfGasHasNoReason() public {
        vm.expectEmit(address(relay));
        emit IRelay.MessageFailed(0, NO_REASON);
        vm.assertEq(bytes32(relay.deliver(consent, 10_000)[0]), bytes32(NO_REASON));
    }

    function test_AMessageWithoutAReasonDoesNotTakeThatOfTheOneBefore() public {
        bytes[] memory messages = new bytes[](2);
        messages[0] = _consentOf(address(new RefusingAccount()));
        messages[1] = _consentMessage("erin");
        // Enough to refuse, and too little to record.
        bytes4[] memory outcomes = relay.deliver(messages, 30_000);
        vm.assertEq(bytes32(outcomes[0]), bytes32(AccountSignature.SignatureInvalid.selector));
        vm.assertEq(bytes32(outcomes[1]), bytes32(NO_REASON));
    }

    /// @custom:property Y-4
    function test_OnlyWhatASignatureAllowsIsRelayed(bytes4 selector, bytes calldata rest) public {
        vm.assume(selector != IConsentRegistry.consentBySignature.selector);
        vm.assume(selector != IConsentRegistry.withdrawBySignature.selector);
        vm.assume(selector != ICampaigns.claimBySignature.selector);
        _assertNotRelayed(selector, bytes.concat(selector, rest));
        _assertNotRelayed(ICampaigns.settle.selector, bytes.concat(ICampaigns.settle.selector));
        _assertNotRelayed(bytes4(0), "");
    }

    /// @custom:property Y-1
    function test_ATokenThatRevertsFailsItsClaimAlone() public {
        RevertingToken frozen = new RevertingToken(BRAND, SUPPLY);
        bytes[] memory messages = _claimIn(address(frozen));
        frozen.freeze();
        bytes4[] memory outcomes = relay.deliver(messages, PLAIN);
        vm.assertEq(bytes32(outcomes[0]), bytes32(RevertingToken.Frozen.selector));
        vm.assertEq(bytes32(outcomes[1]), 0);
        vm.assertTrue(_isLive("erin"));
    }

    /// @dev Zeros are no reason, however many there are, and mean no success.
    /// @custom:property Y-2
    function test_ATokenThatRevertsWithManyZerosCostsItsLimit(uint256 size) public {
        BombToken bomb = new BombToken(BRAND, SUPPLY);
        bytes[] memory messages = _claimIn(address(bomb));
        bomb.arm(_within(size, 4, 1_000_000));
        uint256 before = gasleft();
        bytes4[] memory outcomes = relay.deliver(messages, 300_000);
        vm.assertLe(before - gasleft(), 2 * 300_000 + 20_000);
        vm.assertEq(bytes32(outcomes[0]), bytes32(NO_REASON));
        vm.assertEq(bytes32(outcomes[1]), 0);
    }

    /// @dev Its events would look like outcomes of the messages around it.
    /// @custom:property Y-5
    function test_ATokenDeliversNothingInTheMiddleOfAClaim() public {
        bytes[] memory inner = new bytes[](1);
        inner[0] = _consentOf(address(new RefusingAccount()));
        _assertRefusedInAClaim(abi.encodeCall(IRelay.deliver, (inner, 10_000)));
    }

    /// @custom:property Y-5
    function test_ATokenDeliversNoConsentsInTheMiddleOfAClaim() public {
        // Of nobody: it would fail, and say so.
        _assertRefusedInAClaim(abi.encodeCall(IRelay.deliverConsents, (terms, WORDS, new bytes(95), 10_000)));
    }

    function _assertRefusedInAClaim(bytes memory delivery) private {
        ReentrantToken hostile = new ReentrantToken(BRAND, SUPPLY);
        bytes[] memory messages = _claimIn(address(hostile));
        hostile.callOnTransfer(address(relay), delivery);
        vm.recordLogs();
        bytes4[] memory outcomes = relay.deliver(messages, 500_000);
        vm.assertFalse(hostile.succeeded());
        for (uint256 i = 0; i < 2; ++i) vm.assertEq(bytes32(outcomes[i]), 0);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) vm.assertTrue(logs[i].emitter != address(relay));
    }

    /// @notice A claim of alice in a token, and a consent of erin.
    function _claimIn(address anyToken) private returns (bytes[] memory messages) {
        CampaignParameters memory parameters = _parameters();
        parameters.token = IERC20(anyToken);
        Answer memory answer = _answer(_open(parameters), 7);
        answer.subject = _account("alice");
        vm.prank(BRAND);
        IERC20(anyToken).approve(address(campaigns), SUPPLY);
        _fund(answer.campaign, 10 * REWARD);
        _acceptAnyProof();
        campaigns.settle(answer);
        messages = new bytes[](2);
        messages[0] = _claimMessage("alice", answer, PAYEE);
        messages[1] = _consentMessage("erin");
    }

    function _withdrawals() private view returns (bytes[] memory messages) {
        messages = new bytes[](4);
        messages[0] = _withdrawalMessage("alice");
        messages[1] = _withdrawalMessage("bob");
        messages[2] = _withdrawalMessage("carol");
        messages[3] = _withdrawalMessage("dave");
    }

    /// @dev Found by halving.
    function _leastLimit() private returns (uint32 limit) {
        uint256 state = vm.snapshotState();
        uint32 tooLow = 10_000;
        limit = PLAIN;
        while (limit - tooLow > 1) {
            uint32 middle = (limit + tooLow) / 2;
            if (relay.deliver(consent, middle)[0] == 0) limit = middle;
            else tooLow = middle;
            vm.revertToState(state);
            state = vm.snapshotState();
        }
    }

    function _assertDelivered(bytes[] memory messages) private {
        bytes4[] memory outcomes = relay.deliver(messages, PLAIN);
        for (uint256 i = 0; i < outcomes.length; ++i) vm.assertEq(bytes32(outcomes[i]), 0);
    }

    function _assertNotRelayed(bytes4 selector, bytes memory message) private {
        bytes[] memory messages = new bytes[](2);
        messages[0] = _consentMessage("erin");
        messages[1] = message;
        vm.expectRevert(abi.encodeWithSelector(IRelay.NotRelayed.selector, 1, selector));
        relay.deliver(messages, PLAIN);
        vm.assertFalse(_isLive("erin"));
    }

    function _assertWithdrawnBut(uint256 place) private view {
        vm.assertEq(_isLive("alice"), place == 0);
        vm.assertEq(_isLive("bob"), place == 1);
        vm.assertEq(_isLive("carol"), place == 2);
        vm.assertEq(_isLive("dave"), place == 3);
    }
}
