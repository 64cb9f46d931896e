// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ConsentSuite} from "../../support/suites/ConsentSuite.sol";

/// @notice What changes nothing leaves no event.
contract ConsentRegistryRepetitionTest is ConsentSuite {
    function setUp() public {
        _publishTerms();
        _consentSignedAt(START - 100);
        _withdrawalSignedAt(START - 50);
    }

    function test_ALaterWithdrawalLeavesAnEvent() public {
        vm.recordLogs();
        _withdrawalSignedAt(START - 49);
        vm.assertEq(vm.getRecordedLogs().length, 1);
        _assertRecord(UNTIL, START - 100, START - 49);
    }

    function test_TheSameOrAnEarlierWithdrawalLeavesNone() public {
        vm.recordLogs();
        _withdrawalSignedAt(START - 50);
        _withdrawalSignedAt(START - 51);
        vm.assertEq(vm.getRecordedLogs().length, 0);
        _assertRecord(UNTIL, START - 100, START - 50);
    }
}
