// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";

/// @notice New storage is what an answer costs the chain for ever.
/// @custom:property A-15
contract SettlementStorageTest is SettlementSuite {
    function setUp() public {
        _openCampaigns();
    }

    function test_AnAnswerTakesOneNewSlot() public {
        vm.assertEq(_newSlots(settler, abi.encodeCall(ICampaigns.settle, (_proved("alice")))), 1);
        vm.assertEq(_newSlots(settler, abi.encodeCall(ICampaigns.settle, (_proved("sealedAlice")))), 1);
        vm.assertEq(_newSlots(settler, abi.encodeCall(ICampaigns.settle, (_proved("firstMonthAlice")))), 1);
    }

    function test_TheFirstAnswerOfAPeriodTakesOneNewSlot() public {
        vm.warp(START + PERIOD);
        bytes memory call = abi.encodeCall(ICampaigns.settle, (_proved("secondMonthAlice")));
        vm.assertEq(_newSlots(settler, call), 1);
    }

    function test_AnAnswerWithAFirstConsentAndATicketTakesTwoNewSlots() public {
        Answer memory answer = _proved("aliceForErin");
        bytes memory call = abi.encodeCall(
            ICampaigns.settleWith,
            (answer, _signedConsent("erin"), _signedTicket(answer, "alice"))
        );
        vm.assertEq(_newSlots(STRANGER, call), 2);
    }

    function test_AClaimTakesNoNewSlotInTheContract() public {
        Answer memory answer = _proved("alice");
        campaigns.settle(answer);
        address alice = answer.subject;
        bytes memory call = abi.encodeCall(ICampaigns.claim, (OPEN, answer.nullifier, BRAND));
        vm.assertEq(_newSlots(alice, call), 0);
    }

    /// @dev Slots of all contracts that the call fills and that were empty before it.
    function _newSlots(address caller, bytes memory call) private returns (uint256 count) {
        uint256 state = vm.snapshotState();
        vm.record();
        vm.prank(caller);
        (bool success, ) = address(campaigns).call(call);
        vm.assertTrue(success);
        bytes32[][4] memory writes;
        (, writes[0]) = vm.accesses(address(campaigns));
        (, writes[1]) = vm.accesses(address(consentRegistry));
        (, writes[2]) = vm.accesses(address(issuerRegistry));
        (, writes[3]) = vm.accesses(address(token));
        vm.revertToState(state);
        count += _countEmpty(address(campaigns), writes[0]);
        count += _countEmpty(address(consentRegistry), writes[1]);
        count += _countEmpty(address(issuerRegistry), writes[2]);
        count += _countEmpty(address(token), writes[3]);
    }

    function _countEmpty(address account, bytes32[] memory slots) private view returns (uint256 count) {
        for (uint256 i = 0; i < slots.length; ++i) {
            if (vm.load(account, slots[i]) == 0 && !_isAmong(slots, i)) ++count;
        }
    }

    /// @dev Whether a slot was written earlier, too.
    function _isAmong(bytes32[] memory slots, uint256 index) private pure returns (bool) {
        for (uint256 i = 0; i < index; ++i) {
            if (slots[i] == slots[index]) return true;
        }
        return false;
    }
}
